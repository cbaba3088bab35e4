//! Tests of the selection and of its fragment on a small set of areas.

use super::*;
use crate::domain::area::GroupId;
use crate::domain::concern::First;
use proptest::prelude::*;

fn area(id: &str, paired: bool, selectable: bool) -> TargetArea {
    TargetArea {
        id: AreaId::new(id).unwrap(),
        group: GroupId::new("face").unwrap(),
        label: id.into(),
        plain: id.into(),
        paired,
        views: Vec::new(),
        synonyms: Vec::new(),
        why_not: (!selectable).then(|| "not here".into()),
    }
}

fn areas() -> Vec<TargetArea> {
    vec![
        area("face.cheek", true, true),
        area("face.chin", false, true),
        area("face.ear", true, false),
        area("knee", true, true),
    ]
}

fn concerns() -> Vec<Concern> {
    vec![Concern {
        id: ConcernId::new("acne-scars").unwrap(),
        name: String::new(),
        clinical: String::new(),
        plain: String::new(),
        first: First::Harmless,
        first_text: String::new(),
        sources: Vec::new(),
    }]
}

#[test]
fn a_whole_fragment_is_read() {
    let read = read_fragment(
        "#v=1&area=face.cheek.left,face.chin&concern=acne-scars&sessions=4&fitzpatrick=IV",
        &areas(),
        &concerns(),
    );
    assert!(read.unknown.is_empty(), "{:?}", read.unknown);
    assert_eq!(read.selection.areas().len(), 2);
    assert_eq!(read.selection.sides_of(&AreaId::new("face.cheek").unwrap()), Some(Sides::Only(Side::Left)));
    assert_eq!(read.selection.sessions, Sessions::new(4).ok());
}

#[test]
fn a_damaged_fragment_keeps_what_it_can_and_names_the_rest() {
    let read = read_fragment(
        "v=1&area=face.cheek.left,nose9,face.ear,face.chin.left&sessions=99&concern=x&fitzpatrick=VII&z",
        &areas(),
        &concerns(),
    );
    assert_eq!(read.selection.areas().len(), 1);
    assert_eq!(
        read.unknown,
        ["nose9", "face.ear", "face.chin.left", "sessions=99", "concern=x", "fitzpatrick=VII", "z"]
    );
}

#[test]
fn a_plain_anchor_is_not_damage() {
    let read = read_fragment("#aftercare", &areas(), &concerns());
    assert_eq!(read.anchor.as_deref(), Some("aftercare"));
    assert!(read.unknown.is_empty() && read.selection.is_empty());
}

#[test]
fn a_later_version_is_reported_and_read_as_far_as_possible() {
    let read = read_fragment("v=2&sessions=3", &areas(), &concerns());
    assert_eq!(read.unknown, ["v=2"]);
    assert_eq!(read.selection.sessions, Sessions::new(3).ok());
}

#[test]
fn a_whole_link_passes_its_check_and_a_changed_one_is_reported_and_read() {
    let mut selection = Selection::default();
    selection.choose(AreaId::new("face.cheek").unwrap(), Sides::Only(Side::Left));
    selection.sessions = Sessions::new(4).ok();
    let plan = [("from", "2027-03-01".to_owned())];
    let link = selection.to_link(Some("plan"), &plan);
    let read = read_fragment(&link, &areas(), &concerns());
    assert!(!read.altered && read.unknown.is_empty(), "{link}: {read:?}");
    assert_eq!(read.selection, selection);
    assert_eq!(read.anchor.as_deref(), Some("plan"));
    assert_eq!(read.plan, [("from".to_owned(), "2027-03-01".to_owned())]);
    let read = read_fragment(&link.replace("sessions=4", "sessions=6"), &areas(), &concerns());
    assert!(read.altered);
    assert_eq!(read.selection.sessions, Sessions::new(6).ok());
    assert_eq!(read.selection.areas().len(), 1);
}

#[test]
fn a_link_without_a_check_is_an_older_one_and_not_a_changed_one() {
    assert!(!read_fragment("v=1&sessions=4", &areas(), &concerns()).altered);
}

#[test]
fn what_is_hung_onto_a_whole_link_is_read_and_reported() {
    let selection = Selection { sessions: Sessions::new(4).ok(), ..Selection::default() };
    let read =
        read_fragment(&format!("{}&concern=acne-scars&x=1", selection.to_link(None, &[])), &areas(), &concerns());
    assert!(read.altered);
    assert_eq!(read.unknown, ["x=1"]);
    assert!(read.selection.concern.is_some());
}

#[test]
fn commas_that_a_program_wrote_as_percent_2c_are_commas() {
    let mut selection = Selection::default();
    selection.choose(AreaId::new("face.chin").unwrap(), Sides::Both);
    selection.choose(AreaId::new("knee").unwrap(), Sides::Only(Side::Right));
    let link = selection.to_link(None, &[]).replace(',', "%2C");
    let read = read_fragment(&link, &areas(), &concerns());
    assert_eq!(read.selection, selection);
    assert!(!read.altered && link.contains('%'));
    for odd in ["%", "%2", "%zz", "%+f", "%ff", "a=%"] {
        assert_eq!(decoded(odd), odd);
    }
}

#[test]
fn codes_are_read_beside_ids_and_those_of_nothing_are_reported() {
    let codes = format!("v=1&areas={}l.{}.zzz.{}l.é", code("knee"), code("face.chin"), code("face.chin"));
    let read = read_fragment(&codes, &areas(), &concerns());
    assert_eq!(read.selection.areas().len(), 2);
    assert_eq!(read.selection.sides_of(&AreaId::new("knee").unwrap()), Some(Sides::Only(Side::Left)));
    assert_eq!(read.unknown, ["zzz".to_owned(), format!("{}l", code("face.chin")), "é".to_owned()]);
}

fn code(id: &str) -> String {
    code_of(&AreaId::new(id).unwrap())
}

#[test]
fn toggling_sides_walks_through_both() {
    let mut selection = Selection::default();
    let knee = AreaId::new("knee").unwrap();
    selection.toggle_side(knee.clone(), Side::Left);
    selection.toggle_side(knee.clone(), Side::Right);
    assert_eq!(selection.sides_of(&knee), Some(Sides::Both));
    selection.toggle_side(knee.clone(), Side::Left);
    assert_eq!(selection.sides_of(&knee), Some(Sides::Only(Side::Right)));
    selection.toggle_side(knee.clone(), Side::Right);
    assert!(selection.is_empty());
}

proptest! {
    #[test]
    fn what_is_written_reads_back(
        cheek in 0..4u8, chin: bool, concern: bool, count in 0..30u8, skin in 0..7usize, anchor: bool,
    ) {
        let mut selection = Selection::default();
        let sides = [None, Some(Sides::Both), Some(Sides::Only(Side::Left)), Some(Sides::Only(Side::Right))];
        if let Some(sides) = sides[usize::from(cheek)] {
            selection.choose(AreaId::new("face.cheek").unwrap(), sides);
        }
        if chin {
            selection.choose(AreaId::new("face.chin").unwrap(), Sides::Both);
        }
        selection.concern = concern.then(|| ConcernId::new("acne-scars").unwrap());
        selection.sessions = Sessions::new(count).ok();
        selection.fitzpatrick = FitzpatrickType::ALL.get(skin).copied();
        let anchor = anchor.then_some("sessions");
        let text = selection.to_fragment(anchor);
        let read = read_fragment(&text, &areas(), &concerns());
        prop_assert_eq!(read.selection, selection);
        prop_assert_eq!(read.anchor.as_deref(), anchor);
        prop_assert!(read.unknown.is_empty());
    }

    #[test]
    fn no_fragment_panics_and_reports_stay_short(text in "\\PC{0,300}") {
        let read = read_fragment(&text, &areas(), &concerns());
        prop_assert!(read.unknown.iter().all(|u| u.chars().count() <= 40));
        let again = read_fragment(&read.selection.to_fragment(None), &areas(), &concerns());
        prop_assert_eq!(again.selection, read.selection);
    }
}
