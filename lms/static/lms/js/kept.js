/* The editor's menu of blocks without those that are kept for a part that is not installed: none can be added.
   They stay known, so that a page that has some shows and keeps them. */
(() => {
  const { StreamBlockDefinition } = window.wagtailStreamField.blocks;
  class KeepingStreamBlockDefinition extends StreamBlockDefinition {
    constructor(name, groups, initial, meta) {
      super(name, groups, initial, meta);
      this.groupedChildBlockDefs = groups
        .map(([label, blocks]) => [label, blocks.filter((block) => block.name !== "kept")])
        .filter(([, blocks]) => blocks.length);
    }
  }
  window.telepath.register("lms.blocks.KeepingStreamBlock", KeepingStreamBlockDefinition);
})();
