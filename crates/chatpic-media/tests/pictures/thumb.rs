//! Thumbnails of every format: what Pillow would show small, in a file that holds nothing else.

use chatpic_media::{Limits, Thumbnail, inspect};

use super::oracle::{metadata, pixels, python};

#[test]
fn a_thumbnail_shows_what_another_program_shows_small() {
    let files = [
        "photo(900, 600), 'JPEG', quality=90",
        "photo(900, 600), 'JPEG', quality=90, exif=turned(6)",
        "photo(900, 600), 'JPEG', exif=turned(3)",
        "photo(2000, 3000), 'JPEG', exif=turned(8)",
        "photo(901, 601).convert('L'), 'JPEG', exif=turned(7)",
        "photo(900, 600).convert('CMYK'), 'JPEG'",
        "photo(700, 500), 'PNG'",
        "photo(700, 500), 'PNG', exif=turned(5)",
        "see_through(700, 500), 'PNG'",
        "see_through(90, 60).convert('P'), 'PNG'",
        "photo(640, 480), 'PNG', save_all=True, append_images=[black(640, 480)]",
        "photo(400, 300).quantize(), 'GIF'",
        "photo(400, 300).quantize(), 'GIF', save_all=True, append_images=[black(400, 300)]",
        "photo(1000, 200), 'WEBP', quality=90, exif=turned(2)",
        "see_through(1000, 700), 'WEBP', lossless=True",
        "photo(500, 400), 'WEBP', save_all=True, append_images=[black(500, 400)]",
        "photo(5, 3), 'PNG'",
    ];
    for how in files {
        let file = saved(how);
        let thumb = thumbnail(&file);
        assert!(thumb.bytes.len() <= Thumbnail::BYTES, "{how}: {} bytes", thumb.bytes.len());
        let (ours, theirs) = (pixels(&thumb.bytes), pixels(&python(SHRINK, &file)));
        assert_eq!((ours.width, ours.height), (thumb.width, thumb.height), "{how}");
        assert!(ours.width.max(ours.height) <= Thumbnail::SIDE, "{how}");
        assert_eq!((ours.width, ours.height), (theirs.width, theirs.height), "{how}");
        let pairs = ours.frames[0].rgba.iter().zip(&theirs.frames[0].rgba);
        let apart: u64 = pairs.map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
        let mean = apart as f64 / ours.frames[0].rgba.len() as f64;
        assert!(mean < 6.0, "{how}: {mean} apart");
    }
}

#[test]
fn a_thumbnail_holds_nothing_of_the_files_metadata() {
    let planted = "photo(400, 300), 'JPEG', exif=turned(6, 'PLANTED'), comment=b'PLANTED'";
    let thumb = thumbnail(&saved(planted));
    let said = metadata(&thumb.bytes);
    let structure = ["File:", "JFIF:", "Composite:"];
    let more = said.iter().find(|(tag, _)| !structure.iter().any(|it| tag.starts_with(it)));
    assert_eq!(more, None);
}

fn thumbnail(file: &[u8]) -> Thumbnail {
    let inspected = inspect(file, &Limits::default()).unwrap();
    let orientation = inspected.orientation();
    let mut thumb = None;
    inspected
        .decode(&mut |frame| {
            thumb.get_or_insert_with(|| Thumbnail::of(&frame, orientation));
        })
        .unwrap();
    thumb.unwrap()
}

fn saved(how: &str) -> Vec<u8> {
    python(&format!("{MAKE}\nim, form, how = got({how})\nsave(im, form, how)"), &[])
}

const MAKE: &str = "
import io, sys
from PIL import Image

def photo(width, height):
    across = Image.linear_gradient('L').rotate(90).resize((width, height))
    down = Image.linear_gradient('L').resize((width, height))
    middle = Image.radial_gradient('L').resize((width, height))
    return Image.merge('RGB', (across, down, middle))

def see_through(width, height):
    im = photo(width, height)
    im.putalpha(Image.radial_gradient('L').resize((width, height)))
    return im

def black(width, height):
    return Image.new('RGB', (width, height))

def turned(orientation, make=None):
    block = Image.Exif()
    block[0x0112] = orientation
    if make:
        block[0x010F] = make
    return block.tobytes()

def got(im, form, **how):
    return im, form, how

def save(im, form, how):
    out = io.BytesIO()
    im.save(out, form, **how)
    sys.stdout.buffer.write(out.getvalue())
";

/// The first frame as displayed, on white, shrunk: a lossless file.
const SHRINK: &str = "
import io, sys
from PIL import Image, ImageOps
im = Image.open(io.BytesIO(sys.stdin.buffer.read()))
im.seek(0)
im = ImageOps.exif_transpose(im)
im = im.convert('RGBA') if im.mode != 'CMYK' else im.convert('RGB').convert('RGBA')
white = Image.new('RGBA', im.size, (255, 255, 255, 255))
im = Image.alpha_composite(white, im).convert('RGB')
longer = max(im.size)
if longer > 320:
    im = im.resize(tuple(-(-side * 320 // longer) for side in im.size), Image.BICUBIC)
out = io.BytesIO()
im.save(out, 'PNG')
sys.stdout.buffer.write(out.getvalue())
";
