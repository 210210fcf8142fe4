import { duration } from '../steps/progress.mjs';

const say = (text) => process.stdout.write(`${text}\n`);

function inWords({ passed, failed, skipped }) {
	return [`${passed} passed`, failed && `${failed} failed`, skipped && `${skipped} skipped`]
		.filter(Boolean)
		.join(', ');
}

const mark = (result) => (result.failed > 0 ? '✘' : '✔');

export function sayBeginning(stage) {
	say(`\n── ${stage.words}`);
}

export function sayEnd(stage, result) {
	const time = duration(result.milliseconds);
	say(`${mark(result)} ${stage.name}: ${inWords(result)} in ${time}`);
}

/** Once more what failed and why: it stands far above by now, and often the end is all that is read. */
function sayFailures(results) {
	for (const { stage, result } of results) {
		for (const { title, reason } of result.failures ?? []) {
			say(`\n✘ ${stage.name}: ${title}\n${reason.replace(/^/gm, '    ')}`);
		}
	}
}

/** What failed, the table of all stages, then the one line that machines read, always last. */
export function saySummary(results) {
	sayFailures(results);
	say('');
	for (const { stage, result } of results) {
		const time = duration(result.milliseconds).padStart(12);
		say(`${mark(result)} ${stage.name.padEnd(14)}${time}   ${inWords(result)}`);
	}
	sayTotal(results.map(({ result }) => result));
}

/** `N passed, N failed`. */
export function sayTotal(results) {
	const sum = (key) => results.reduce((total, result) => total + result[key], 0);
	say(`${sum('passed')} passed, ${sum('failed')} failed`);
}
