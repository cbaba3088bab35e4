//! Slips in the lists that all articles share, in the clinic’s file and in the words of the interface.

use super::Slip;

pub const SLIPS: &[Slip] = &[
    Slip { name: "missing-key", file: "concerns.toml", from: "clinical =", to: "clinial =" },
    Slip { name: "duplicate-id", file: "sources.toml", from: "id = \"K202243\"", to: "id = \"FDA-MN\"" },
    Slip { name: "bad-tier", file: "sources.toml", from: "tier = \"A\"", to: "tier = \"E\"" },
    Slip { name: "bad-address", file: "sources.toml", from: "url = \"https://", to: "url = \"htps://" },
    Slip { name: "syntax", file: "clinic.toml", from: "name = \"", to: "name = " },
    Slip { name: "wrong-kind", file: "areas.toml", from: "paired = false", to: "paired = \"no\"" },
    Slip { name: "few-synonyms", file: "areas.toml", from: "synonyms = [", to: "synonyms = []\nextra = [" },
    Slip {
        name: "unknown-view",
        file: "areas.toml",
        from: "views = [\"scalp\", \"face\"]",
        to: "views = [\"scalp\", \"fase\"]",
    },
    Slip { name: "unknown-group", file: "areas.toml", from: "group = \"scalp\"", to: "group = \"sclap\"" },
    Slip { name: "unknown-day", file: "clinic.toml", from: "\"mon\"", to: "\"monday\"" },
    Slip { name: "unknown-text", file: "locales/en.toml", from: "lead =", to: "leat =" },
    Slip { name: "bad-id", file: "concerns.toml", from: "id = \"acne-scars\"", to: "id = \"acne scars\"" },
    Slip {
        name: "claims-unknown-concern",
        file: "claims.toml",
        from: "concern = \"melasma\"",
        to: "concern = \"malesma\"",
    },
    Slip { name: "claims-without-names", file: "claims.toml", from: "names = [\"melasma\"]", to: "names = []" },
    Slip { name: "claims-unknown-question", file: "claims.toml", from: "\"keloid-history\"", to: "\"keloid-histroy\"" },
    Slip {
        name: "origin-with-a-path",
        file: "clinic.toml",
        from: "site_url = \"https://explorer.example.com\"",
        to: "site_url = \"https://explorer.example.com/\"",
    },
    Slip { name: "concerns-without-a-review", file: "concerns.toml", from: "[review]", to: "[reviews]" },
    Slip { name: "unknown-key-of-a-standard", file: "ipdas.toml", from: "asks =", to: "ask =" },
    Slip { name: "standard-met-nowhere", file: "ipdas.toml", from: "link = \"/concerns/\"\n", to: "" },
    Slip {
        name: "standard-met-on-no-page",
        file: "ipdas.toml",
        from: "link = \"/concerns/\"",
        to: "link = \"/concern/\"",
    },
];
