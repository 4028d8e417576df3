//! Files of trust that the configuration makes, and what crawlers are told.

use crate::support::{AT, Portal};

const PORTAL: &str = "title = \"Kabar\"\nbase_url = \"https://kabar.example/\"\n";

const FILES: &str = "[robots]\ndisallow = [\"GPTBot\"]\n\
    [ads_txt]\nrecords = [\"ads.example, 1, DIRECT\"]\nowner_domain = \"kabar.example\"\n\
    [security_txt]\ncontacts = [\"mailto:aman@kabar.example\"]\nexpires = \"2027-06-01T00:00:00Z\"\n\
    [trust_txt]\nbelongto = [\"https://serikat.example/\"]\n\
    [humans_txt]\nteam = [\"Redaktur: Sari\"]\n";

fn portal(more: &str) -> Portal {
    let portal = Portal::new("");
    portal.write("config.toml", format!("{PORTAL}{more}"));
    portal
}

#[test]
fn each_file_stands_where_its_readers_look_and_follows_the_configuration() {
    let portal = portal(FILES);
    let built = portal.build(AT).fine();
    assert_eq!(built.file("ads.txt"), "ads.example, 1, DIRECT\nOWNERDOMAIN=kabar.example\n");
    assert_eq!(
        built.file(".well-known/security.txt"),
        "Contact: mailto:aman@kabar.example\nExpires: 2027-06-01T00:00:00Z\n\
         Canonical: https://kabar.example/.well-known/security.txt\n"
    );
    for file in ["trust.txt", ".well-known/trust.txt"] {
        assert_eq!(built.file(file), "belongto=https://serikat.example/\n");
    }
    assert_eq!(built.file("humans.txt"), "/* TEAM */\n\tRedaktur: Sari\n");
    assert!(built.file("robots.txt").contains("\nUser-agent: GPTBot\nDisallow: /\n"));
    portal.edit("config.toml", "ads.example, 1", "ads.example, 2");
    portal.build(AT).fine().wrote(["ads.txt"]).untouched_elsewhere();
    portal.write("config.toml", PORTAL);
    portal
        .build(AT)
        .fine()
        .wrote(["robots.txt"])
        .removed([".well-known/security.txt", ".well-known/trust.txt", "ads.txt", "humans.txt", "trust.txt"])
        .untouched_elsewhere();
}

#[test]
fn a_file_of_static_and_one_of_the_configuration_are_two_claims() {
    let portal = portal(FILES);
    portal.write("static/ads.txt", "ads.example, 1, DIRECT\n");
    portal.write("static/.well-known/trust.txt", "contact=x\n");
    insta::assert_snapshot!(portal.build(AT).refused().told(), @r"
    static/.well-known/trust.txt: error: /.well-known/trust.txt is claimed by config.toml ([trust_txt]) and by static/.well-known/trust.txt [give the file another name, or remove it]
    static/ads.txt: error: /ads.txt is claimed by config.toml ([ads_txt]) and by static/ads.txt [give the file another name, or remove it]
    ");
}

#[test]
fn what_is_wrong_is_named_with_its_place() {
    let portal = portal(
        "[robots]\ndisallow = [\"*\"]\n[ads_txt]\nrecords = [\"ads.example, 1, DIREKT\"]\n\
         [security_txt]\ncontacts = [\"aman@kabar.example\"]\npolicy = [\"http://kabar.example/\"]\n\
         [trust_txt]\ndatatrainingallowed = \"maybe\"\n",
    );
    insta::assert_snapshot!(portal.build(AT).refused().told(), @r#"
    config.toml:4:13: error: `robots.disallow` holds "*": that would send every search engine away [name the crawlers that you mean; a robots.txt of your own in static/ takes the place of ours]
    config.toml:6:12: error: `ads_txt.records` holds "ads.example, 1, DIREKT": it is no record of ads.txt [write the advertising system's domain, your account there, DIRECT or RESELLER, and its certification id if it has one: "ads.example, 1234, DIRECT, f08c47fec0942fa0"]
    config.toml:7:2: error: [security_txt] has no `expires` [RFC 9116 wants at least one contact, and the day on which the file expires: `contacts = ["mailto:security@news.example"]`, `expires = "2027-06-01T00:00:00Z"`]
    config.toml:8:13: error: `security_txt.contacts` holds "aman@kabar.example": it is no address by which one can reach you [did you mean "mailto:aman@kabar.example"?]
    config.toml:9:11: error: `security_txt.policy` holds "http://kabar.example/": it does not begin with https:// [write the whole address, for example "https://news.example/security/"]
    config.toml:11:23: error: `trust_txt.datatrainingallowed` is "maybe": it must be "yes" or "no" [write "yes" or "no"]
    "#);
}

#[test]
fn a_portal_under_a_path_is_told_that_nobody_looks_there() {
    let portal = portal("[humans_txt]\nteam = [\"Redaktur: Sari\"]\n");
    portal.edit("config.toml", "kabar.example/", "kabar.example/pagi/");
    insta::assert_snapshot!(portal.build(AT).told(), @"config.toml:3:2: warning: nobody looks for /pagi/humans.txt: it is read at the root of a host only [see to it that the host answers /humans.txt with it]");
}
