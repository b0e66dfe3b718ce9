use proptest::prelude::*;

use super::*;

const WIDTH: usize = 640;
const HEIGHT: usize = 480;

/// A picture of soft blobs, as full of all frequencies as a photo.
fn blobs(x: usize, y: usize) -> [u8; 3] {
    let centres = [
        (20, 30, 25, 255),
        (90, 20, 40, 140),
        (140, 100, 30, 230),
        (60, 90, 20, 190),
        (110, 70, 9, 250),
    ];
    let mut value = 30;
    for (a, b, radius, peak) in centres {
        let square = x.abs_diff(4 * a).pow(2) + y.abs_diff(4 * b).pow(2);
        let radius = 4 * radius;
        value = value.max(peak * radius * radius / (radius * radius + 2 * square));
    }
    let value = u8::try_from(value).unwrap();
    [value, value, 255 - value]
}

fn rgb(width: usize, height: usize, colour: impl Fn(usize, usize) -> [u8; 3]) -> Vec<u8> {
    (0..height)
        .flat_map(|y| (0..width).map(move |x| (x, y)))
        .flat_map(|(x, y)| colour(x, y))
        .collect()
}

fn variants_of(
    width: usize,
    height: usize,
    colour: impl Fn(usize, usize) -> [u8; 3],
) -> Vec<Variant> {
    variants(&Picture::rgb(width, height, &rgb(width, height, colour)).unwrap())
}

fn original() -> Pdq {
    let bytes = rgb(WIDTH, HEIGHT, blobs);
    let spectrum = Picture::rgb(WIDTH, HEIGHT, &bytes).unwrap().spectrum();
    assert!(spectrum.quality() >= 50, "{}", spectrum.quality());
    spectrum.hash()
}

/// The distance of the nearest variant that came to be in this way.
fn nearest(variants: &[Variant], origin: Origin) -> u32 {
    let some = variants.iter().filter(|variant| variant.origin == origin);
    some.map(|variant| variant.hash.distance(original())).min().unwrap()
}

#[test]
fn orientations_are_told_from_a_hash_nearly_as_from_the_picture() {
    let bytes = rgb(WIDTH, HEIGHT, blobs);
    let spectrum = Picture::rgb(WIDTH, HEIGHT, &bytes).unwrap().spectrum();
    let (whole, told) = (spectrum.dihedral(), spectrum.hash().orientations());
    assert_eq!(whole[0], told[0]);
    for (whole, told) in whole.iter().zip(told) {
        assert!(whole.distance(told) <= 12, "{}", whole.distance(told));
    }
}

#[test]
fn mirrored_and_turned_pictures_are_found() {
    let (right, bottom) = (WIDTH - 1, HEIGHT - 1);
    for (flip_x, flip_y) in [(true, false), (false, true), (true, true)] {
        let found = variants_of(WIDTH, HEIGHT, |x, y| {
            blobs(if flip_x { right - x } else { x }, if flip_y { bottom - y } else { y })
        });
        assert!(nearest(&found, Origin::Plain) > 31);
        assert!(nearest(&found, Origin::Derived) <= 20, "{}", nearest(&found, Origin::Derived));
    }
    for (flip_x, flip_y) in [(false, false), (true, false), (false, true), (true, true)] {
        let found = variants_of(HEIGHT, WIDTH, |x, y| {
            blobs(if flip_x { right - y } else { y }, if flip_y { bottom - x } else { x })
        });
        assert!(nearest(&found, Origin::Plain) > 31);
        assert!(nearest(&found, Origin::Derived) <= 20, "{}", nearest(&found, Origin::Derived));
    }
}

#[test]
fn an_inverted_picture_is_found() {
    let found = variants_of(WIDTH, HEIGHT, |x, y| blobs(x, y).map(|channel| 255 - channel));
    assert!(nearest(&found, Origin::Plain) > 224);
    assert!(nearest(&found, Origin::Derived) <= 8);
}

/// The blobs inside a border of so many pixels on each side: left, top, right, bottom.
fn framed(
    [left, top, right, bottom]: [usize; 4],
    frame: impl Fn(usize, usize) -> [u8; 3],
) -> Vec<Variant> {
    variants_of(left + WIDTH + right, top + HEIGHT + bottom, |x, y| {
        let inside = (left..left + WIDTH).contains(&x) && (top..top + HEIGHT).contains(&y);
        if inside { blobs(x - left, y - top) } else { frame(x, y) }
    })
}

#[test]
fn a_picture_in_a_border_is_found() {
    // The corner of the picture itself is not of the colours used here, so nothing more is cut.
    for sides in [[120; 4], [0, 160, 0, 160], [200, 0, 200, 0], [3, 240, 80, 0]] {
        let found = framed(sides, |_, _| [250, 250, 250]);
        assert!(nearest(&found, Origin::Plain) > 31, "{sides:?}");
        assert_eq!(nearest(&found, Origin::Derived), 0, "{sides:?}");
    }
    let rippled = framed([120; 4], |x, y| [u8::try_from((3 * x + 7 * y) % 16).unwrap(); 3]);
    assert_eq!(nearest(&rippled, Origin::Derived), 0);
    let twice = framed([160; 4], |x, y| if x < 20 { [0; 3] } else { [u8::from(y > 15) * 250; 3] });
    assert_eq!(nearest(&twice, Origin::Derived), 0);
}

#[test]
fn a_picture_of_one_colour_has_no_inside() {
    let found = variants_of(40, 30, |_, _| [7, 8, 9]);
    assert!(found.iter().all(|variant| variant.quality == 0));
    assert_eq!(found.iter().filter(|variant| variant.origin == Origin::Plain).count(), 1);
}

#[test]
fn a_picture_is_found_on_the_grounds_on_which_it_shows() {
    // Only alpha tells the shape: on white the colour shows it dark, on black not at all.
    let (mut shape, mut hidden) = (Vec::new(), Vec::new());
    for (x, y) in (0..HEIGHT).flat_map(|y| (0..WIDTH).map(move |x| (x, y))) {
        let [alpha, green, blue] = blobs(x, y);
        shape.extend([0, 0, 0, 255 - alpha]);
        hidden.extend([alpha, green, blue, 1]);
    }
    let shape = variants(&Picture::rgba(WIDTH, HEIGHT, &shape).unwrap());
    let gray = rgb(WIDTH, HEIGHT, |x, y| [blobs(x, y)[0]; 3]);
    let gray = Picture::rgb(WIDTH, HEIGHT, &gray).unwrap().spectrum().hash();
    assert!(shape.iter().any(|found| found.hash == gray && found.origin == Origin::Plain));

    let hidden = variants(&Picture::rgba(WIDTH, HEIGHT, &hidden).unwrap());
    assert_eq!(nearest(&hidden, Origin::Plain), 0);
}

#[test]
fn pictures_too_small_to_hash_have_no_quality() {
    for (width, height) in [(0, 0), (0, 9), (9, 0), (1, 1), (4, 4), (4, 400), (400, 4)] {
        for variant in variants_of(width, height, blobs) {
            assert_eq!(variant.quality, 0);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_pixels_have_variants_with_a_quality_of_at_most_100(
        width in 1..90_usize, height in 1..90_usize, alpha in any::<bool>(),
        bytes in prop::collection::vec(any::<u8>(), 4 * 90 * 90),
    ) {
        let picture = if alpha {
            Picture::rgba(width, height, &bytes[..4 * width * height])
        } else {
            Picture::rgb(width, height, &bytes[..3 * width * height])
        }.unwrap();
        let found = variants(&picture);
        prop_assert!(found.iter().any(|variant| variant.origin == Origin::Plain));
        for variant in &found {
            prop_assert!(variant.quality <= 100);
            // A small picture has few frequencies: the others are all zero, on one side of the median.
            if variant.quality >= 50 && width.min(height) >= 64 {
                prop_assert!(variant.hash.is_plausible(), "{} bits", variant.hash.ones());
            }
            let complement = Variant {
                hash: variant.hash.complement(), origin: Origin::Derived, ..*variant
            };
            prop_assert!(
                variant.origin == Origin::Derived || found.contains(&complement)
            );
        }
    }

    #[test]
    fn an_opaque_picture_has_the_same_variants_with_and_without_alpha(
        width in 1..40_usize, height in 1..40_usize,
        bytes in prop::collection::vec(any::<u8>(), 3 * 40 * 40),
    ) {
        let bytes = &bytes[..3 * width * height];
        let with_alpha: Vec<u8> =
            bytes.as_chunks::<3>().0.iter().flat_map(|[r, g, b]| [*r, *g, *b, 255]).collect();
        let without = Picture::rgb(width, height, bytes).unwrap();
        let with = Picture::rgba(width, height, &with_alpha).unwrap();
        prop_assert_eq!(variants(&without), variants(&with));
    }
}
