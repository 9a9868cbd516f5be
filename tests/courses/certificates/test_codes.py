from courses.certificates import codes


def test_a_new_code_is_well_formed():
    made = {codes.new_code() for _number in range(200)}
    assert {len(code) for code in made} == {16}
    assert all(codes.is_well_formed(code) for code in made)
    assert len(made) == 200


def test_every_single_slip_and_every_swap_of_neighbours_is_caught():
    code = codes.new_code()
    slips = [
        code[:place] + other + code[place + 1 :]
        for place in range(16)
        for other in codes.ALPHABET
        if other != code[place]
    ]
    swaps = [
        code[:place] + code[place + 1] + code[place] + code[place + 2 :]
        for place in range(15)
        if code[place] != code[place + 1]
    ]
    assert [changed for changed in slips + swaps if codes.is_well_formed(changed)] == []


def test_what_is_typed_is_read_as_it_was_meant():
    assert codes.normalise(" o1il-Zu 9 ") == "01112V9"


def test_groups_of_four():
    assert codes.grouped("7K4M29QDX8RT3HPN") == "7K4M 29QD X8RT 3HPN"
