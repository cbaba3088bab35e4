// The block in the editor: its settings at the side, and what the server makes of them in its place.
// Plain script, as WordPress loads it: there is nothing to build.
(function (wp, release) {
  "use strict";
  var el = wp.element.createElement;
  var __ = wp.i18n.__;
  var components = wp.components;

  function choices(standard, list) {
    return [{ value: "", label: standard }].concat(
      list.map(function (item) {
        return { value: item[0], label: item[1] };
      })
    );
  }

  function treatments() {
    var known = (release && release.treatments) || {};
    return choices(
      __("All, with a chooser", "treatment-explorer"),
      Object.keys(known).map(function (slug) {
        return [slug, known[slug]];
      })
    );
  }

  // Each field: attribute, label, then a list of choices or a sentence of help.
  var MAIN = [
    ["treatment", __("Treatment", "treatment-explorer"), treatments()],
    [
      "view",
      __("View", "treatment-explorer"),
      choices(__("Estimator (standard)", "treatment-explorer"), [
        ["article", __("Article", "treatment-explorer")],
        ["areas", __("Areas", "treatment-explorer")],
        ["safety", __("Safety check", "treatment-explorer")],
        ["compare", __("Comparison", "treatment-explorer")],
        ["plan", __("Plan", "treatment-explorer")],
      ]),
    ],
    [
      "mode",
      __("Where it stands", "treatment-explorer"),
      choices(__("In the page (standard)", "treatment-explorer"), [
        ["popup", __("In a dialog that a button opens", "treatment-explorer")],
        ["floating", __("Behind a floating button", "treatment-explorer")],
      ]),
    ],
    [
      "theme",
      __("Colors", "treatment-explorer"),
      choices(__("As the reader’s system (standard)", "treatment-explorer"), [
        ["light", __("Light", "treatment-explorer")],
        ["dark", __("Dark", "treatment-explorer")],
      ]),
    ],
    ["booking", __("Booking address", "treatment-explorer"), __("A web address or tel:… Without one, the clinic’s own.", "treatment-explorer")],
  ];
  var MORE = [
    ["areas", __("Areas to begin with", "treatment-explorer"), __("Ids, such as face.cheek, between spaces.", "treatment-explorer")],
    ["concern", __("Concern to begin with", "treatment-explorer"), __("An id, such as acne-scars.", "treatment-explorer")],
    ["lang", __("Language", "treatment-explorer"), __("A language tag, such as en. Without one, the page’s.", "treatment-explorer")],
    [
      "loading",
      __("Loads", "treatment-explorer"),
      choices(__("When the reader comes near (standard)", "treatment-explorer"), [
        ["eager", __("At once", "treatment-explorer")],
        ["interaction", __("When it is touched", "treatment-explorer")],
      ]),
    ],
    [
      "headingLevel",
      __("Level of its first heading", "treatment-explorer"),
      choices(
        __("2 (standard)", "treatment-explorer"),
        ["1", "3", "4", "5", "6"].map(function (level) {
          return [level, level];
        })
      ),
    ],
    ["clinic", __("Address of a clinic.json", "treatment-explorer"), __("Your own data, if they differ from the explorer’s.", "treatment-explorer")],
    ["passParams", __("Parameters for the booking link", "treatment-explorer"), __("Names beside the five utm_…, or none.", "treatment-explorer")],
    [
      "analytics",
      __("Facts for your analytics", "treatment-explorer"),
      choices(__("As events (standard)", "treatment-explorer"), [
        ["datalayer", __("Also in dataLayer", "treatment-explorer")],
        ["off", __("None", "treatment-explorer")],
      ]),
    ],
    ["nonce", __("Nonce", "treatment-explorer"), __("Only where your policy asks for one that never changes.", "treatment-explorer")],
  ];

  function field(props, entry) {
    var name = entry[0];
    var isList = Array.isArray(entry[2]);
    var settings = {
      key: name,
      label: entry[1],
      value: props.attributes[name],
      onChange: function (value) {
        var change = {};
        change[name] = value;
        props.setAttributes(change);
      },
    };
    settings[isList ? "options" : "help"] = entry[2];
    return el(isList ? components.SelectControl : components.TextControl, settings);
  }

  function edit(props) {
    var each = function (entry) {
      return field(props, entry);
    };
    return el(
      "div",
      wp.blockEditor.useBlockProps(),
      el(
        wp.blockEditor.InspectorControls,
        null,
        el(components.PanelBody, { title: __("Explorer", "treatment-explorer") }, MAIN.map(each)),
        el(components.PanelBody, { title: __("More", "treatment-explorer"), initialOpen: false }, MORE.map(each))
      ),
      el(
        components.Placeholder,
        {
          icon: "universal-access-alt",
          label: __("Treatment Explorer", "treatment-explorer"),
          instructions: __("The explorer stands here on the page. Until it is there, and in feeds, readers see:", "treatment-explorer"),
        },
        el(components.Disabled, null, el(wp.serverSideRender, { block: "treatment-explorer/explorer", attributes: props.attributes }))
      )
    );
  }

  wp.blocks.registerBlockType("treatment-explorer/explorer", {
    edit: edit,
    save: function () {
      return null;
    },
  });
})(window.wp, window.treatmentExplorer);
