//! What was seen, counted.

use chatpic_core::SessionId;

/// Of any number of photos.
pub struct Outcome {
    /// How often each session was read, by treatment and format.
    read: Vec<Vec<usize>>,
    /// By format, for each photo: decibels, and how many times as long the file became.
    changes: Vec<Vec<(f64, f64)>>,
    marked: usize,
    /// How many named another session.
    mistaken: usize,
    unmarked: usize,
    /// How many named any session.
    named: usize,
}

impl Outcome {
    pub fn new(formats: usize, treatments: usize) -> Self {
        Self {
            read: vec![vec![0; formats]; treatments],
            changes: vec![Vec::new(); formats],
            marked: 0,
            mistaken: 0,
            unmarked: 0,
            named: 0,
        }
    }

    pub fn change(&mut self, format: usize, decibels: f64, grown: f64) {
        self.changes[format].push((decibels, grown));
    }

    pub fn marked(
        &mut self,
        format: usize,
        treatment: usize,
        found: Option<SessionId>,
        session: SessionId,
    ) {
        self.marked += 1;
        match found {
            Some(found) if found == session => self.read[treatment][format] += 1,
            Some(_) => self.mistaken += 1,
            None => {}
        }
    }

    pub fn unmarked(&mut self, found: Option<SessionId>) {
        self.unmarked += 1;
        self.named += usize::from(found.is_some());
    }

    pub fn add(&mut self, other: Self) {
        for (all, more) in self.read.iter_mut().zip(other.read) {
            all.iter_mut().zip(more).for_each(|(all, more)| *all += more);
        }
        for (all, more) in self.changes.iter_mut().zip(other.changes) {
            all.extend(more);
        }
        self.marked += other.marked;
        self.mistaken += other.mistaken;
        self.unmarked += other.unmarked;
        self.named += other.named;
    }

    pub fn wrong(&self) -> usize {
        self.mistaken + self.named
    }

    /// A table in Markdown, and what stands above it.
    pub fn shown(&self, formats: &[&str], treatments: &[&str]) -> String {
        let row =
            |first: &str, cells: Vec<String>| format!("| {first} | {} |\n", cells.join(" | "));
        let names: Vec<_> = formats.iter().map(|it| (*it).to_owned()).collect();
        let mut table = format!(
            "{} photos: {} of {} marked named another, {} of {} unmarked named one\n\n",
            self.changes[0].len(),
            self.mistaken,
            self.marked,
            self.named,
            self.unmarked
        );
        table += &row("treatment", names);
        table += &row("---", vec!["---".to_owned(); formats.len()]);
        for (name, read) in treatments.iter().zip(&self.read) {
            let cells = read.iter().map(|it| format!("{it} of {}", self.changes[0].len()));
            table += &row(name, cells.collect());
        }
        let figures = |of: fn(&(f64, f64)) -> f64| {
            self.changes.iter().map(move |all| {
                let mut all: Vec<_> = all.iter().map(of).collect();
                all.sort_by(f64::total_cmp);
                all
            })
        };
        let decibels = figures(|it| it.0);
        let cells = decibels.map(|all| format!("{:.1} dB ({:.1})", all[all.len() / 2], all[0]));
        table += &row("PSNR beside the letters, median (worst)", cells.collect());
        let grown = figures(|it| it.1);
        let cells =
            grown.map(|all| format!("× {:.2} ({:.2})", all[all.len() / 2], all[all.len() - 1]));
        table + &row("length of the file, median (worst)", cells.collect())
    }
}
