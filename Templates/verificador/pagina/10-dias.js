// Days and terms: Monday to Friday without the holidays of Ley 51 de 1983 (Ley Emiliani). A day is counted from 1970.

const DAY = 86400000;
const LEGAL_DAYS = 30;
const MONTHS = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ');

const dayOf = (year, month, date) => Date.UTC(year, month - 1, date) / DAY;
const dayFrom = (text) => dayOf(...text.split('-').map(Number));
const dayText = (day) => new Date(day * DAY).toISOString().slice(0, 10);
const weekday = (day) => ((day + 4) % 7 + 7) % 7;
const isDay = (text) => /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) && !Number.isNaN(dayFrom(text))
  && dayText(dayFrom(text)) === text;

// «10 de enero de 2012», or nothing.
function longDay(text) {
  if (!isDay(text)) return text;
  const [year, month, date] = text.split('-').map(Number);
  return `${date} de ${MONTHS[month - 1]} de ${year}`;
}

// Easter Sunday by the Gregorian computus of Meeus, Jones and Butcher.
function easterOf(year) {
  const whole = (number, by) => Math.floor(number / by);
  const golden = year % 19;
  const century = whole(year, 100);
  const rest = year % 100;
  const epact = (19 * golden + century - whole(century, 4) - whole(8 * century + 13, 25) + 15) % 30;
  const shift = (32 + 2 * (century % 4) + 2 * whole(rest, 4) - epact - rest % 4) % 7;
  const exception = whole(golden + 11 * epact + 22 * shift, 451);
  return dayOf(year, 3, 22) + epact + shift - 7 * exception;
}

const holidays = new Map();

function holidaysOf(year) {
  if (!holidays.has(year)) {
    const fixed = [[1, 1], [5, 1], [7, 20], [8, 7], [12, 8], [12, 25]].map((day) => dayOf(year, ...day));
    const moved = [[1, 6], [3, 19], [6, 29], [8, 15], [10, 12], [11, 1], [11, 11]].map((day) => dayOf(year, ...day))
      .map((day) => day + (8 - weekday(day)) % 7);
    const movable = [-3, -2, 43, 64, 71].map((after) => easterOf(year) + after);
    holidays.set(year, new Set([...fixed, ...moved, ...movable]));
  }
  return holidays.get(year);
}

// The last day of a term of so many working days; day one is the next working day.
function termEnd(count, from) {
  let day = dayFrom(from);
  for (let left = count; left > 0;) {
    day += 1;
    const year = new Date(day * DAY).getUTCFullYear();
    if (weekday(day) % 6 !== 0 && !holidaysOf(year).has(day)) left -= 1;
  }
  return dayText(day);
}

// A moment in local time with its offset, in whole seconds.
function momentText(date) {
  const offset = -date.getTimezoneOffset();
  const pad = (number) => String(Math.floor(Math.abs(number))).padStart(2, '0');
  const local = new Date(date.getTime() + offset * 60000).toISOString().slice(0, 19);
  return `${local}${offset < 0 ? '-' : '+'}${pad(offset / 60)}:${pad(offset % 60)}`;
}

const today = () => momentText(new Date()).slice(0, 10);
const shownMoment = (text) => `${longDay(text.slice(0, 10))}, ${text.slice(11, 16)}`;
