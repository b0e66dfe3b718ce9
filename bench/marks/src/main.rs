mod picture;
use chatpic_core::SessionId;
use chatpic_media::hidden;
use fast_image_resize::FilterType as F;
use picture::Picture;
type Do = (&'static str, fn(&Picture) -> Picture, u8);
const DO: &[Do] = &[
    ("PNG", |p| p.clone(), 0),
    ("q75", |p| p.clone(), 75),
    ("q50", |p| p.clone(), 50),
    ("q30", |p| p.clone(), 30),
    ("half q90", |p| p.scaled(0.5, F::CatmullRom), 90),
    ("half q75", |p| p.scaled(0.5, F::CatmullRom), 75),
    ("half q50", |p| p.scaled(0.5, F::CatmullRom), 50),
    ("0.4 q85", |p| p.scaled(0.4, F::Bilinear), 85),
    ("0.73 png", |p| p.scaled(0.73, F::Bilinear), 0),
    ("0.73 q80", |p| p.scaled(0.73, F::Bilinear), 80),
    ("1.5 q75", |p| p.scaled(1.5, F::Bilinear), 75),
    ("crop l q90", |p| p.cropped(0.25, 0.0, 0.0, 0.0), 90),
    ("crop c q90", |p| p.cropped(0.03, 0.11, 0.1, 0.03), 90),
    ("crop c q50", |p| p.cropped(0.03, 0.11, 0.1, 0.03), 50),
    ("crop .73 q75", |p| p.cropped(0.03, 0.11, 0.1, 0.03).scaled(0.73, F::Bilinear), 75),
    ("crop half q75", |p| p.cropped(0.03, 0.11, 0.1, 0.03).scaled(0.5, F::Bilinear), 75),
    ("half area q75", |p| p.cropped(0.2, 0.1, 0.1, 0.2), 75),
    ("mirror q75", |p| p.mapped(p.width, p.height, |x, y| (p.width - 1 - x, y)), 75),
    ("turned q75", |p| p.mapped(p.height, p.width, |x, y| (y, p.height - 1 - x)), 75),
];
fn main() {
    let args: Vec<String> = std::env::args().collect();
    if args[1] == "mark" {
        let p = Picture::decode(&std::fs::read(&args[2]).unwrap()).unwrap();
        let p = if args.len() > 4 { p.least(args[4].parse().unwrap()) } else { p };
        std::fs::write(&args[3], p.marked(SessionId::from_bits(12345678901)).jpeg(98)).unwrap();
        return;
    }
    let sizes: Vec<u32> = args[1].split(',').map(|it| it.parse().unwrap()).collect();
    let each: usize = args[2].parse().unwrap();
    let verbose = args.get(3).is_some();
    for size in sizes {
        let mut rows = vec![(0, 0, Vec::new(), Vec::new()); DO.len()];
        let mut wrong = 0;
        let mut psnrs = Vec::new();
        let (mut took, mut reads) = (0.0, 0);
        for n in
            if each > 100 { (each - 1000..each - 999).step_by(1) } else { (0..100).step_by(each) }
        {
            let bytes = std::fs::read(format!("/tmp/hp/ph/{n}.png")).unwrap();
            let p = Picture::decode(&bytes).unwrap().least(size);
            let id =
                SessionId::from_bits(0x9E37_79B9_7F4A_7C15_u64.wrapping_mul(n as u64 + 1) >> 20);
            if verbose {
                println!("id {}", id.bits());
            }
            let m = p.marked(id);
            psnrs.push(p.psnr(&m));
            for (row, (name, work, q)) in rows.iter_mut().zip(DO) {
                if args.get(3).is_some_and(|it| it != "v" && !it.split(',').any(|it| it == *name)) {
                    continue;
                }
                let d = work(&m);
                let d = if *q == 0 { d } else { Picture::decode(&d.jpeg(*q)).unwrap() };
                let luma = d.luma();
                let t = std::time::Instant::now();
                let r = hidden::look(&luma, d.width as usize, d.height as usize);
                took += t.elapsed().as_secs_f64();
                reads += 1;
                row.1 += 1;
                match r.session {
                    Some(s) if s == id => {
                        row.0 += 1;
                        row.2.push(r.bits)
                    }
                    Some(_) => wrong += 1,
                    None => {}
                }
                row.3.push(r.pilots);
                if verbose && r.session.is_none() {
                    println!("  {name} {n}: pilots {:.1}", r.pilots);
                }
            }
        }
        psnrs.sort_by(f64::total_cmp);
        println!(
            "size {size}: psnr {:.1} worst {:.1}; wrong {wrong}; {:.3} s each",
            psnrs[psnrs.len() / 2],
            psnrs[0],
            took / reads as f64
        );
        for (row, (name, ..)) in rows.iter_mut().zip(DO).filter(|it| it.0.1 > 0) {
            row.2.sort_by(f32::total_cmp);
            row.3.sort_by(f32::total_cmp);
            let med = |v: &Vec<f32>| v.get(v.len() / 2).copied().unwrap_or(0.0);
            println!(
                "{name:>14}: {}/{}  pilots {:.1} min {:.1}  bits med {:.1} min {:.1}",
                row.0,
                row.1,
                med(&row.3),
                row.3[0],
                med(&row.2),
                row.2.first().copied().unwrap_or(0.0)
            );
        }
    }
}
