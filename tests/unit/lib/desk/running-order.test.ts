import { describe, expect, it } from 'vitest';
import { newStage } from '#lib/domain/stage.ts';
import { sentenceOf, stepNames, stepTo, stopsOf } from '#lib/desk/running-order.ts';

describe('the running order on the desk', () => {
	it('[X50] shows what came earlier, what is now and what is to come', () => {
		const stops = stopsOf({ ...newStage('share'), step: 'share' });
		expect(stops.map(({ place, label, state }) => `${place} ${label}: ${state}`)).toEqual([
			'1 Arrive: earlier',
			'2 Write in private: earlier',
			'3 Share: now',
			'4 Group: to come',
			'5 Vote: to come',
			'6 Act: to come',
			'7 Close: to come'
		]);
		expect(stops.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)).toBe(75);
	});

	it('[X50] begins at the first stop when the present step is not in the list', () => {
		const stops = stopsOf({ ...newStage('share'), step: 'gone' });
		expect(stops.map(({ state }) => state)).toEqual(['now', ...Array(6).fill('to come')]);
	});

	it('[X51] names two steps of one kind by their places, and leaves the others their names', () => {
		const steps = (['arrive', 'private', 'share', 'private'] as const).map((kind, place) => ({
			id: `s${place}`,
			kind
		}));
		expect(stepNames(steps)).toEqual([
			'Arrive',
			'Write in private, step 2',
			'Share',
			'Write in private, step 4'
		]);
	});

	it('[X50] says a step’s own sentence, else the usual one', () => {
		expect(sentenceOf({ id: 'x', kind: 'vote', sentence: 'Choose three.' })).toBe('Choose three.');
		expect(sentenceOf({ id: 'x', kind: 'vote' })).toBe('Choose what matters most.');
	});

	it('[X70] a press names the step that was seen, so that it moves nobody from another one', () => {
		const stage = { ...newStage('share'), step: 'vote' };
		expect(stepTo(stage, 'act')).toEqual({ t: 'stage.step', to: 'act', from: 'vote' });
	});
});
