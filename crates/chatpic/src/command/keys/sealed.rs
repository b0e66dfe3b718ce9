//! age, as the root key needs it: a line of text in ASCII armour.

use std::io::{self, Read, Write};
use std::iter;
use std::path::Path;

use age::armor::{ArmoredReader, ArmoredWriter, Format};
use age::secrecy::SecretString;
use age::x25519::Recipient;
use age::{DecryptError, Decryptor, Encryptor, Identity, IdentityFile, scrypt};
use zeroize::Zeroizing;

use super::Failure;

/// Encrypts for any of these.
pub fn to_recipients(text: &str, recipients: &[Recipient]) -> Result<String, Failure> {
    let recipients = recipients.iter().map(|it| it as &dyn age::Recipient);
    Ok(seal(text, Encryptor::with_recipients(recipients)?)?)
}

/// Encrypts with a passphrase, at the cost that age finds right for this machine.
pub fn with_passphrase(text: &str, passphrase: SecretString) -> Result<String, Failure> {
    Ok(seal(text, Encryptor::with_user_passphrase(passphrase))?)
}

/// Decrypts with the identities in a file.
pub fn open_with_identities(sealed: &[u8], file: &Path) -> Result<Text, Failure> {
    let named = |error: io::Error| format!("{}: {error}", file.display());
    let identities = std::fs::File::open(file).map_err(named)?;
    let identities = IdentityFile::from_buffer(io::BufReader::new(identities)).map_err(named)?;
    let identities = identities.into_identities()?;
    let decryptor = begin(sealed)?;
    if decryptor.is_scrypt() {
        return Err("it is encrypted with a passphrase: name one with --passphrase-file".into());
    }
    finish(decryptor, &mut identities.iter().map(|it| &**it as &dyn Identity))
}

/// Decrypts with a passphrase.
pub fn open_with_passphrase(sealed: &[u8], passphrase: SecretString) -> Result<Text, Failure> {
    let decryptor = begin(sealed)?;
    if !decryptor.is_scrypt() {
        return Err("it is encrypted to an age key: name its file with --identity".into());
    }
    let mut identity = scrypt::Identity::new(passphrase);
    identity.set_max_work_factor(MOST_WORK);
    finish(decryptor, &mut iter::once(&identity as &dyn Identity))
}

/// What was encrypted.
type Text = Zeroizing<Vec<u8>>;

type Sealed<'a> = ArmoredReader<io::BufReader<&'a [u8]>>;

/// 2²² is 4 GiB and some ten seconds. What age allows by itself follows from a measurement, which on a
/// busy machine refuses what the same machine encrypted.
const MOST_WORK: u8 = 22;

/// More than a root key has.
const LONGEST: usize = 1024;

fn seal(text: &str, encryptor: Encryptor) -> io::Result<String> {
    let armour = ArmoredWriter::wrap_output(Vec::new(), Format::AsciiArmor)?;
    let mut writer = encryptor.wrap_output(armour)?;
    writer.write_all(text.as_bytes())?;
    let armoured = writer.finish()?.finish()?;
    Ok(String::from_utf8(armoured).expect("armour is ASCII"))
}

fn begin(sealed: &[u8]) -> Result<Decryptor<Sealed<'_>>, Failure> {
    Decryptor::new_buffered(ArmoredReader::new(sealed)).map_err(|error| told(&error))
}

fn finish(
    decryptor: Decryptor<Sealed<'_>>,
    identities: &mut dyn Iterator<Item = &dyn Identity>,
) -> Result<Text, Failure> {
    let reader = decryptor.decrypt(identities).map_err(|error| told(&error))?;
    let mut text = Zeroizing::new(Vec::with_capacity(LONGEST));
    let read = reader.take(LONGEST as u64).read_to_end(&mut text);
    read.map_err(|error| told(&DecryptError::Io(error)))?;
    Ok(text)
}

fn told(error: &DecryptError) -> Failure {
    match error {
        DecryptError::DecryptionFailed
        | DecryptError::KeyDecryptionFailed
        | DecryptError::NoMatchingKeys => {
            "it was encrypted with another passphrase or to another key".into()
        }
        DecryptError::ExcessiveWork { .. } => "its passphrase costs more work than is sane".into(),
        _ => "this is not what `chatpic keys export` writes, or not all of it".into(),
    }
}
