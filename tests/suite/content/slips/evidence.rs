//! Slips in the evidence tables behind the estimator.

use super::Slip;

const TRIALS: &str = "evidence/needling.csv";
const LEHETA: &str = "acne-scars,face,face,microneedling,needling,15,,4,,,4,";

pub const SLIPS: &[Slip] = &[
    Slip { name: "row-unknown-concern", file: TRIALS, from: "RCT,acne-scars", to: "RCT,acne-scar" },
    Slip { name: "row-bad-concern", file: TRIALS, from: "RCT,acne-scars", to: "RCT,acne scars" },
    Slip { name: "row-unknown-area", file: TRIALS, from: "face,face,microneedling", to: "face,fase,microneedling" },
    Slip { name: "row-twice", file: TRIALS, from: "leheta2011__tca-cross", to: "leheta2011__mn" },
    Slip { name: "row-id-without-arm", file: TRIALS, from: "leheta2011__mn", to: "leheta2011-mn" },
    Slip {
        name: "cell-not-a-number",
        file: TRIALS,
        from: LEHETA,
        to: "acne-scars,face,face,microneedling,needling,fifteen,,4,,,4,",
    },
    Slip { name: "cell-out-of-range", file: TRIALS, from: "score,rater,68.3", to: "score,rater,683" },
    Slip {
        name: "row-without-sessions",
        file: TRIALS,
        from: LEHETA,
        to: "acne-scars,face,face,microneedling,needling,15,,,,,4,",
    },
    Slip {
        name: "row-without-people",
        file: TRIALS,
        from: LEHETA,
        to: "acne-scars,face,face,microneedling,needling,,,4,,,4,",
    },
    Slip {
        name: "row-half-a-span",
        file: TRIALS,
        from: LEHETA,
        to: "acne-scars,face,face,microneedling,needling,15,,4,3,,4,",
    },
    Slip { name: "row-without-reason", file: TRIALS, from: ",no,\"comparator, not needling\",", to: ",no,," },
    Slip { name: "row-comparator-in-fit", file: TRIALS, from: ",no,\"comparator, not needling\",", to: ",yes,," },
    Slip { name: "row-without-outcome", file: TRIALS, from: "score,rater,68.3", to: "score,rater," },
    Slip { name: "shares-over-100", file: TRIALS, from: "bands,rater,,,20,40,40,", to: "bands,rater,,,20,40,60," },
    Slip {
        name: "shares-over-100-unused",
        file: TRIALS,
        from: "bands,rater,,,13.3,26.6,60,",
        to: "bands,rater,,,13.3,26.6,66,",
    },
    Slip { name: "unknown-arm-kind", file: TRIALS, from: "microneedling,needling,15", to: "microneedling,needlng,15" },
    Slip {
        name: "unknown-outcome-kind",
        file: TRIALS,
        from: "scar severity score,score,",
        to: "scar severity score,scores,",
    },
    Slip { name: "unknown-rater", file: TRIALS, from: "score,rater,68.3", to: "score,raters,68.3" },
    Slip { name: "bad-yes-or-no", file: TRIALS, from: ",yes,,,\"Mean fall", to: ",ja,,,\"Mean fall" },
    Slip {
        name: "row-too-long",
        file: TRIALS,
        from: ",no,\"comparator, not needling\",",
        to: ",no,comparator, not needling,",
    },
    Slip { name: "unknown-column", file: TRIALS, from: "interval_weeks", to: "interval_week" },
    Slip {
        name: "group-without-why",
        file: "evidence/groups.csv",
        from: "loose-skin,protocol,,,\"Changes are given in grades or in words, without a starting value.\"",
        to: "loose-skin,protocol,,,",
    },
    Slip { name: "group-bad-shape", file: "evidence/groups.csv", from: "acne-scars,curve", to: "acne-scars,curved" },
    Slip {
        name: "group-unknown-stand-in",
        file: "evidence/groups.csv",
        from: "neck-wrinkles,curve,fine-lines",
        to: "neck-wrinkles,curve,fine-line",
    },
    Slip {
        name: "series-unknown-concern",
        file: "evidence/within-trial.csv",
        from: "farshi2020,melasma",
        to: "farshi2020,malesma",
    },
    Slip { name: "series-without-gain", file: "evidence/within-trial.csv", from: ",2,21.1,", to: ",2,," },
    Slip { name: "course-bad-weeks", file: "evidence/time-course.csv", from: ",0,36.5,", to: ",at once,36.5," },
    Slip {
        name: "course-unknown-concern",
        file: "evidence/time-course.csv",
        from: "vietnam2019,acne-scars",
        to: "vietnam2019,acne",
    },
];
