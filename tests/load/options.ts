import { parseArgs } from 'node:util';
import type { PeerName } from './crowd/dialects.ts';
import { onlyNamed, oursAlone, type ScenarioName, scenarios } from './scenarios/scenarios.ts';

export interface LoadOptions {
	scenarios: ScenarioName[];
	/** Of one measurement. */
	seconds: number;
	seed: number;
	workers: number;
	/** Times that each server is measured, one after the other in turn. */
	rounds: number;
	/** Of durability. */
	kills: number;
	against: PeerName | undefined;
}

/** The command line was typed wrongly; the message says how it is used. */
export class WrongUse extends Error {}

/** What is made to go on for hours. */
const MOST_SECONDS_ALONE = 8 * 3_600;
const MOST = { seconds: 600, workers: 4, rounds: 9, kills: 200 };
const names = Object.keys(scenarios) as ScenarioName[];

export const usage = `npm run load -- [options]
  --scenario NAME        one of ${names.join(', ')}; more with commas (all but ${onlyNamed.join(', ')})
  --seconds N            of one measurement, at most ${MOST.seconds} (5); of soak alone ${MOST_SECONDS_ALONE}
  --seed N               of whose turn it is, and when the kill comes (1)
  --workers N            processes that play the people, at most ${MOST.workers} (2)
  --kills N              of durability, at most ${MOST.kills} (20)
  --against hocuspocus   measures that server too, in turn, and prints the ratios
  --rounds N             how often each is measured then, at most ${MOST.rounds} (3)`;

/** @throws WrongUse */
export function readOptions(args: string[]): LoadOptions {
	const text = { type: 'string' } as const;
	const options = {
		scenario: text,
		seconds: text,
		seed: text,
		workers: text,
		kills: text,
		against: text,
		rounds: text
	};
	let values: Partial<Record<keyof typeof options, string>>;
	try {
		values = parseArgs({ args, options, allowPositionals: false }).values;
	} catch (cause) {
		throw new WrongUse(cause instanceof Error ? cause.message : String(cause));
	}
	const number = (name: keyof typeof MOST | 'seed', usual: number, most: number) => {
		const value = values[name] === undefined ? usual : Number(values[name]);
		if (!Number.isInteger(value) || value < 1 || value > most)
			throw new WrongUse(`--${name} must be a whole number from 1 to ${most}.`);
		return value;
	};
	const against = readAgainst(values.against);
	const scenarios = readScenarios(values.scenario, against);
	const forHours = scenarios.every((name) => onlyNamed.includes(name));
	return {
		scenarios,
		seconds: number('seconds', 5, forHours ? MOST_SECONDS_ALONE : MOST.seconds),
		seed: number('seed', 1, 2 ** 31),
		workers: number('workers', 2, MOST.workers),
		rounds: against ? number('rounds', 3, MOST.rounds) : 1,
		kills: number('kills', 20, MOST.kills),
		against
	};
}

function readAgainst(name: string | undefined): PeerName | undefined {
	if (name === undefined || name === 'hocuspocus') return name;
	throw new WrongUse(`--against knows hocuspocus, not ${name}.`);
}

function readScenarios(text: string | undefined, against: PeerName | undefined): ScenarioName[] {
	const comparable = names.filter((name) => !against || !oursAlone.includes(name));
	if (text === undefined) return comparable.filter((name) => !onlyNamed.includes(name));
	return text.split(',').map((asked) => {
		const name = names.find((each) => each === asked);
		if (!name) throw new WrongUse(`There is no scenario ${asked}.`);
		if (!comparable.includes(name)) throw new WrongUse(`${name} measures our own server alone.`);
		return name;
	});
}
