// Numbers as the server says them (pages/figures.rs).

const decimal = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1, numberingSystem: "latn", roundingMode: "floor" });

export const size = (say, bytes) => {
  if (bytes < 1024) return say("bytes", { count: bytes });
  const [unit, name] = bytes < 1024 * 1024 ? [1024, "kib"] : [1024 * 1024, "mib"];
  return say(name, { count: decimal.format(bytes / unit) });
};

// As `3 h 12 min`, rounded up to the smallest unit shown.
export const span = (say, seconds) => {
  const two = (large, count, small, rest) => {
    const first = say(large, { count });
    return rest === 0 ? first : say("two", { large: first, small: say(small, { count: rest }) });
  };
  const [minutes, hours] = [Math.ceil(seconds / 60), Math.ceil(seconds / 3600)];
  if (seconds < 120) return say("s", { count: seconds });
  if (minutes < 60) return say("min", { count: minutes });
  if (minutes <= 48 * 60) return two("h", Math.floor(minutes / 60), "min", minutes % 60);
  return two("days", Math.floor(hours / 24), "h", hours % 24);
};
