use super::*;

fn parsed(set: impl FnOnce(&mut Sources)) -> Result<Config, Faults> {
    let mut sources = Sources::default();
    set(&mut sources);
    Config::parse(&sources)
}

fn keys(faults: &Faults) -> Vec<&str> {
    faults.0.iter().map(|fault| fault.key.as_str()).collect()
}

#[test]
fn the_defaults_need_nothing() {
    let config = parsed(|_| {}).unwrap();
    assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(config.terms, Bounds::default());
    assert_eq!(config.media.pictures, chatpic_media::Limits::default());
}

#[test]
fn flags_win_over_environment_over_file() {
    let file = "listen = '127.0.0.1:1'\n[limits]\nworkers = 3\nuploads_per_hour = 0";
    let config = parsed(|sources| {
        sources.flag("limits.workers", "5".into());
        sources.file("");
    });
    assert_eq!(config.unwrap().limits.workers, 5);
    let config = parsed(|sources| {
        sources.file(file);
        sources.environment([("CHATPIC_LISTEN".to_owned(), "127.0.0.1:2".to_owned())]);
        sources.environment([("CHATPIC_LIMITS__WORKERS".to_owned(), "4".to_owned())]);
        sources.flag("listen", "127.0.0.1:3".into());
    })
    .unwrap();
    assert_eq!(config.listen.port(), 3);
    assert_eq!((config.limits.workers, config.limits.uploads_per_hour), (4, None));
}

#[test]
fn every_fault_is_told_at_once_and_names_its_key() {
    let faults = parsed(|sources| {
        sources.file("listne = 1\n[limits]\nworkers = 'many'\n[media]\nmax_files = 0");
        sources.environment([("CHATPIC_SPEED".to_owned(), "9".to_owned())]);
        sources.flag("public_url", "ftp://x/y".into());
        sources.flag("trusted_proxies", "10.0.0.0/33".into());
    })
    .unwrap_err();
    let expected = [
        "listne",
        "CHATPIC_SPEED",
        "public_url",
        "trusted_proxies",
        "media.max_files",
        "limits.workers",
    ];
    assert_eq!(keys(&faults), expected);
}

#[test]
fn a_file_that_is_no_toml_is_told_with_its_line() {
    let faults = parsed(|sources| sources.file("listen = '127.0.0.1:1'\n= 3")).unwrap_err();
    assert_eq!(keys(&faults), ["chatpic.toml"]);
    assert!(faults.0[0].reason.starts_with("line 2"), "{faults}");
}

#[test]
fn lifetimes_that_contradict_each_other_are_a_fault() {
    let shorter = |sources: &mut Sources| sources.flag("terms.max_lifetime", "30s".into());
    assert_eq!(keys(&parsed(shorter).unwrap_err()), ["terms.min_lifetime"]);
    let outside = |sources: &mut Sources| sources.flag("terms.default_lifetime", "31d".into());
    assert_eq!(keys(&parsed(outside).unwrap_err()), ["terms.default_lifetime"]);
}

#[test]
fn what_kubernetes_sets_by_itself_is_not_a_setting() {
    let variable = ("CHATPIC_PORT_8080_TCP".to_owned(), "tcp://10.0.0.1:8080".to_owned());
    assert!(parsed(|sources| sources.environment([variable])).is_ok());
}

#[test]
fn a_network_holds_its_addresses_and_no_others() {
    let network: Network = "10.1.0.0/16".parse().unwrap();
    for (address, inside) in
        [("10.1.255.1", true), ("::ffff:10.1.0.9", true), ("10.2.0.1", false), ("::1", false)]
    {
        assert_eq!(network.contains(address.parse().unwrap()), inside, "{address}");
    }
    let everything: Network = "::/0".parse().unwrap();
    assert!(everything.contains("2001:db8::1".parse().unwrap()));
}

#[test]
fn a_public_url_is_an_origin() {
    assert_eq!(
        "https://Pics.example/".parse::<PublicUrl>().unwrap().as_str(),
        "https://pics.example"
    );
    for wrong in ["pics.example", "https://a/b", "https://u@a", "javascript:1", "https://"] {
        assert!(wrong.parse::<PublicUrl>().is_err(), "{wrong}");
    }
}

#[test]
fn records_and_blobs_lie_in_the_data_directory_unless_told_otherwise() {
    let config = parsed(|sources| sources.flag("data_dir", "/d".into())).unwrap();
    assert_eq!(config.database, Database::Sqlite("/d/chatpic.db".into()));
    assert_eq!(config.blobs, BlobStore::Files("/d/blobs".into()));
    let config = parsed(|sources| {
        sources.flag("database_url", "sqlite:///x/y.db".into());
        sources.flag("blobs_url", "file:/z".into());
    })
    .unwrap();
    assert_eq!(config.database, Database::Sqlite("/x/y.db".into()));
    assert_eq!(config.blobs, BlobStore::Files("/z".into()));
    let faults = parsed(|sources| {
        sources.flag("database_url", "mysql://host/db".into());
        sources.flag("blobs_url", "ftp://host".into());
    })
    .unwrap_err();
    assert_eq!(keys(&faults), ["database_url", "blobs_url"]);
}

#[test]
fn a_data_directory_without_a_name_is_refused() {
    let faults = parsed(|sources| sources.flag("data_dir", String::new())).unwrap_err();
    assert_eq!(keys(&faults), ["data_dir"]);
}

#[test]
fn a_bucket_needs_keys_from_the_environment_which_are_not_shown() {
    let bucket = |sources: &mut Sources| sources.flag("blobs_url", "s3://bucket".into());
    assert_eq!(keys(&parsed(bucket).unwrap_err()), ["blobs_url", "blobs_url"]);
    let config = parsed(|sources| {
        bucket(sources);
        let variables = [("AWS_ACCESS_KEY_ID", "AKIA"), ("AWS_SECRET_ACCESS_KEY", "hushhush")];
        sources.environment(variables.map(|(name, value)| (name.to_owned(), value.to_owned())));
    })
    .unwrap();
    assert_eq!(config.aws.secret_access_key.as_deref(), Some("hushhush"));
    assert!(config.is_shared());
    assert!(!format!("{config:?}").contains("hushhush"));
}
