import { describe, expect, it, vi } from 'vitest';
import type { MomentContent } from '#lib/domain/history.ts';
import { effectOf, HistorySource } from '#lib/desk/history-source.ts';

const answer = (value: unknown, status = 200) =>
	vi.fn(() => Promise.resolve(new Response(JSON.stringify(value), { status })));

describe('where the desk reads the history', () => {
	it('[X83] asks for the list, and for one moment by its id', async () => {
		const list = answer({ moments: [{ id: 'm1' }] });
		expect(await new HistorySource('b1', list as never).list()).toEqual([{ id: 'm1' }]);
		expect(list).toHaveBeenCalledWith('/api/boards/b1/history', expect.anything());
		const one = answer({ content: { notes: [] } });
		expect(await new HistorySource('b1', one as never).content('m/1')).toEqual({ notes: [] });
		expect(one).toHaveBeenCalledWith('/api/boards/b1/history/m%2F1', expect.anything());
	});

	it('[X83] takes no refusal for a list', async () => {
		const refused = answer({ error: { code: 'not-found' } }, 404);
		await expect(new HistorySource('b1', refused as never).list()).rejects.toThrow('404');
	});

	it('[X84] says how many notes go to the bin and come back from it', () => {
		const content = {
			notes: [
				['a', {}],
				['b', {}],
				['gone', {}]
			]
		} as unknown as MomentContent;
		const now = { notes: ['a', 'new', 'newer'], bin: new Set(['b', 'other']) };
		expect(effectOf(content, now)).toEqual({ newer: 2, fromBin: 1 });
	});
});
