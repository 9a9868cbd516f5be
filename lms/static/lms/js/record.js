/* Recording in the page: record, stop, listen, again. What is recorded lies in the memory of this page; a field that takes it sends it with its form, without one it goes when she leaves. It becomes a plain WAV, which every browser plays and which carries nothing but sound. Without JavaScript or without a microphone there is the file field. */
(function () {
  "use strict";
  var RATE = 16000;
  var Context = window.AudioContext || window.webkitAudioContext;
  if (!Context || !window.OfflineAudioContext || !window.MediaRecorder || !window.File || !window.DataTransfer || !navigator.mediaDevices || !navigator.mediaDevices.getUserMedia) { return; }

  function wav(samples) {
    var view = new DataView(new ArrayBuffer(44 + samples.length * 2));
    function words(at, text) { for (var i = 0; i < text.length; i += 1) { view.setUint8(at + i, text.charCodeAt(i)); } }
    words(0, "RIFF"); view.setUint32(4, 36 + samples.length * 2, true); words(8, "WAVEfmt ");
    view.setUint32(16, 16, true); view.setUint16(20, 1, true); view.setUint16(22, 1, true);
    view.setUint32(24, RATE, true); view.setUint32(28, RATE * 2, true); view.setUint16(32, 2, true); view.setUint16(34, 16, true);
    words(36, "data"); view.setUint32(40, samples.length * 2, true);
    samples.forEach(function (sample, i) {
      var held = Math.max(-1, Math.min(1, sample));
      view.setInt16(44 + i * 2, held < 0 ? held * 0x8000 : held * 0x7fff, true);
    });
    return view.buffer;
  }
  function plain(sound) {
    var room = new OfflineAudioContext(1, Math.max(1, Math.ceil(sound.duration * RATE)), RATE);
    var source = room.createBufferSource();
    source.buffer = sound;
    source.connect(room.destination);
    source.start();
    return room.startRendering();
  }

  document.querySelectorAll("[data-recorder]").forEach(function (place) {
    var words = place.dataset;
    var field = words.input ? document.getElementById(words.input) : null;
    var start = place.querySelector("[data-record]");
    var stop = place.querySelector("[data-stop]");
    var play = place.querySelector("[data-play]");
    var status = place.querySelector("[data-status]");
    var context = null;
    var recorder = null;
    var sound = null;
    var playing = null;
    var timer = 0;
    place.hidden = false;

    function quiet() { if (playing) { playing.stop(); playing = null; } }
    function refuse() { start.hidden = false; stop.hidden = true; status.textContent = words.refused; }
    function keep(blob) {
      blob.arrayBuffer().then(function (bytes) { return context.decodeAudioData(bytes); }).then(plain).then(function (made) {
        sound = made;
        if (field) {
          var files = new DataTransfer();
          files.items.add(new File([wav(made.getChannelData(0))], "recording.wav", { type: "audio/wav" }));
          field.files = files.files;
        }
        start.querySelector("[data-label]").textContent = words.again;
        start.hidden = play.hidden = false;
        status.textContent = words.ready;
        play.focus();
      }).catch(refuse);
    }
    function record(stream) {
      var pieces = [];
      recorder = new MediaRecorder(stream);
      recorder.addEventListener("dataavailable", function (event) { pieces.push(event.data); });
      recorder.addEventListener("stop", function () {
        window.clearTimeout(timer);
        stream.getTracks().forEach(function (track) { track.stop(); });
        stop.hidden = true;
        keep(new Blob(pieces, { type: recorder.mimeType }));
      });
      recorder.start();
      timer = window.setTimeout(end, Number(words.seconds) * 1000);
      stop.hidden = false;
      status.textContent = words.recording;
      stop.focus();
    }
    function end() { if (recorder && recorder.state !== "inactive") { recorder.stop(); } }

    start.addEventListener("click", function () {
      quiet();
      document.querySelectorAll("audio").forEach(function (audio) { audio.pause(); });
      context = context || new Context();
      start.hidden = play.hidden = true;
      navigator.mediaDevices.getUserMedia({ audio: true }).then(record).catch(refuse);
    });
    stop.addEventListener("click", end);
    play.addEventListener("click", function () {
      quiet();
      playing = context.createBufferSource();
      playing.buffer = sound;
      playing.connect(context.destination);
      playing.start();
    });
    window.addEventListener("pagehide", function () { end(); quiet(); });
  });
})();
