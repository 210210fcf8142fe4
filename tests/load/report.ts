import type { Figure, Outcome } from './scenarios/scenario.ts';
import type { PeerName } from './crowd/dialects.ts';
import type { ScenarioName } from './scenarios/scenarios.ts';

/** Everything that was measured of one scenario. */
export interface Measurement {
	scenario: ScenarioName;
	outcomes: { peer: PeerName; outcome: Outcome }[];
}

/** One figure over all rounds: a line of the table. */
export interface Line extends Figure {
	scenario: ScenarioName;
	/** The median of the other server, where it has this figure. */
	theirs?: number;
	/** Ours by theirs. */
	ratio?: number;
	/** The generator was at its end in one of the rounds. */
	saturated: boolean;
}

/** The medians of each figure, ours beside theirs. */
export function linesOf({ scenario, outcomes }: Measurement): Line[] {
	const of = (peer: PeerName) =>
		outcomes.filter((each) => each.peer === peer).map(({ outcome }) => outcome);
	const ours = of('fiveways');
	const theirs = of('hocuspocus');
	const saturated = [...ours, ...theirs].some((outcome) => outcome.saturated);
	return (ours[0]?.figures ?? []).map((figure) => {
		const value = medianOf(ours, figure.name) ?? figure.value;
		const other = medianOf(theirs, figure.name);
		const compared = other === undefined ? {} : { theirs: other, ratio: value / other };
		return { ...figure, value, ...compared, scenario, saturated };
	});
}

/** Whether a figure is not what it should be. What a saturated generator says of time is not judged. */
export function isOver({ value, atMost, atLeast, unit, saturated }: Line): boolean {
	if (saturated && unit !== '') return false;
	if (saturated && atLeast !== undefined) return false;
	return value > (atMost ?? Infinity) || value < (atLeast ?? -Infinity);
}

/** The lines as a table for people. */
export function table(lines: readonly Line[]): string {
	const head = ['scenario', 'figure', 'ours', 'theirs', 'ours/theirs', 'target', ''];
	const rows = lines.map((line) => [
		line.scenario,
		line.name,
		`${shown(line.value)} ${line.unit}`.trim(),
		line.theirs === undefined ? '' : shown(line.theirs),
		line.ratio === undefined ? '' : shown(line.ratio),
		targetOf(line),
		noteOf(line)
	]);
	const all = [head, ...rows];
	const kept = head.map((_, column) => rows.some((row) => row[column] !== ''));
	const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
	return all
		.map((row) =>
			row
				.flatMap((cell, column) => (kept[column] ? [cell.padEnd(widths[column] ?? 0)] : []))
				.join('  ')
				.trimEnd()
		)
		.join('\n');
}

function targetOf({ atMost, atLeast }: Figure): string {
	if (atMost !== undefined) return `≤ ${shown(atMost)}`;
	return atLeast === undefined ? '' : `≥ ${shown(atLeast)}`;
}

function noteOf(line: Line): string {
	if (isOver(line)) return 'MISSED';
	return line.saturated ? 'generator saturated' : '';
}

function shown(value: number): string {
	if (!Number.isFinite(value)) return '–';
	const digits =
		Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 1 ? 1 : 3;
	return value.toLocaleString('en-GB', {
		minimumFractionDigits: digits,
		maximumFractionDigits: digits
	});
}

function medianOf(outcomes: readonly Outcome[], name: string): number | undefined {
	const values = outcomes
		.flatMap(({ figures }) => figures.filter((figure) => figure.name === name))
		.map(({ value }) => value)
		.sort((a, b) => a - b);
	const middle = Math.floor(values.length / 2);
	if (values.length % 2 === 1) return values[middle];
	const [low, high] = values.slice(middle - 1, middle + 1);
	return low === undefined || high === undefined ? undefined : (low + high) / 2;
}
