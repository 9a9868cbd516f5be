/* The editor's menu of blocks without those that are kept for a part that is not installed: none can be added.
   They stay known, so that a page that has some shows and keeps them. Where some are named first, the menu opens
   on them; the rest come with one more choice, or with the first letter that is typed. */
(() => {
  const { StreamBlock, StreamBlockDefinition } = window.wagtailStreamField.blocks;
  const MORE = "more-blocks";

  const openOnFirst = (menu, meta) => {
    const every = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(menu), "blockItems")?.get;
    if (!every || !menu.tooltip || !menu.combobox) { return; }
    const choose = menu.onSelectBlock.bind(menu);
    const hide = menu.tooltip.props.onHidden;
    let whole = false;

    Object.defineProperty(menu, "blockItems", { get() {
      const groups = every.call(menu);
      const items = groups.flatMap((group) => group.items);
      const first = meta.first.map((name) => items.find((item) => item.type === name)).filter(Boolean);
      if (whole || items.length < first.length + 2) { return groups; }
      const more = { type: MORE, label: meta.more, icon: "dots-horizontal", isPreviewable: false };
      return [{ label: "", type: "", items: [...first, more] }];
    } });
    const showAll = (typed) => {
      hide(menu.tooltip);
      whole = true;
      menu.renderMenu();
      const input = menu.combobox.querySelector("input");
      if (!input) { return; }
      input.focus();
      if (typed) {
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(input, typed);
        input.dispatchEvent(new Event("input", { bubbles: true }));
      }
    };
    menu.onSelectBlock = (chosen) => {
      if (chosen.selectedItem?.type === MORE) { window.setTimeout(showAll); } else { choose(chosen); }
    };
    menu.tooltip.setProps({ onHidden(tooltip) { hide(tooltip); whole = false; } });
    menu.combobox.addEventListener("input", (event) => {
      if (whole || !event.target.value) { return; }
      event.stopPropagation();
      showAll(event.target.value);
    }, true);
  };

  class KeepingStreamBlock extends StreamBlock {
    _createInsertionControl(placeholder, options) {
      const menu = super._createInsertionControl(placeholder, options);
      if (this.blockDef.meta.first) { openOnFirst(menu, this.blockDef.meta); }
      return menu;
    }
  }

  class KeepingStreamBlockDefinition extends StreamBlockDefinition {
    constructor(name, groups, initial, meta) {
      super(name, groups, initial, meta);
      this.groupedChildBlockDefs = groups
        .map(([label, blocks]) => [label, blocks.filter((block) => block.name !== "kept")])
        .filter(([, blocks]) => blocks.length);
    }

    render(placeholder, prefix, state, error) {
      return new KeepingStreamBlock(this, placeholder, prefix, state, error);
    }
  }
  window.telepath.register("lms.blocks.KeepingStreamBlock", KeepingStreamBlockDefinition);
})();
