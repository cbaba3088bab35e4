// Reads the calendar files of a folder with two parsers and prints what they found, one event a line, as JSON.
// Called by tests/suite/calendar.rs, which names the folder of the npm packages in TE_NODE_MODULES.
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(join(process.env.TE_NODE_MODULES, 'here.js'));
const ICAL = require('ical.js');
const { convertIcsCalendar } = require('ts-ics');

const readers = {
  'ical.js': (text) =>
    new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => {
      const event = new ICAL.Event(component);
      const alarm = component.getFirstSubcomponent('valarm');
      return {
        uid: event.uid,
        allDay: event.startDate.isDate && event.endDate.isDate,
        start: event.startDate.toString(),
        end: event.endDate.toString(),
        summary: event.summary,
        status: component.getFirstPropertyValue('status'),
        alarmHours: alarm ? -alarm.getFirstPropertyValue('trigger').toSeconds() / 3600 : null,
      };
    }),
  'ts-ics': (text) =>
    convertIcsCalendar(undefined, text).events.map((event) => {
      const before = event.alarms?.[0]?.trigger.value;
      return {
        uid: event.uid,
        allDay: event.start.type === 'DATE' && event.end.type === 'DATE',
        start: event.start.date.toISOString().slice(0, 10),
        end: event.end.date.toISOString().slice(0, 10),
        summary: event.summary,
        status: event.status,
        alarmHours: before ? (before.before ? before.hours : -before.hours) : null,
      };
    }),
};

const folder = process.argv[2];
for (const name of readdirSync(folder).sort()) {
  const text = readFileSync(join(folder, name), 'utf8');
  for (const [reader, read] of Object.entries(readers)) {
    for (const event of read(text)) {
      console.log(JSON.stringify({ reader, name, ...event }));
    }
  }
}
