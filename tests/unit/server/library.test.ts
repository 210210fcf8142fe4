import { describe, expect, it } from 'vitest';
import { newId } from '../../../server/accounts/random.ts';
import { exportBoard } from '../../../server/exports/exports.ts';
import { createLibrary } from '../../../server/library.ts';
import { context } from '../../support/exported.ts';
import { freshWorkshops } from '../../support/workshops.ts';

async function freshLibrary() {
	const { workshops, clock, ruth } = await freshWorkshops();
	return { library: createLibrary({ workshops, now: clock.now, newId }), workshops, ruth };
}
const csv = (text: string) => ({ bytes: new TextEncoder().encode(text), type: 'text/csv' });
const json = (bytes: Uint8Array) => ({ bytes, type: 'application/json' });

describe('the look at a file', () => {
	it('[E56] counts the dots and clusters that come with the notes', async () => {
		const { library } = await freshLibrary();
		const rows = ['hcp,how,a,2,Phone', 'hcp,how,b,35,Phone', 'lw,why,c,,Phone'];
		const file = csv(`group,question,text,votes,cluster\n${rows.join('\n')}\n`);
		expect(await library.preview(file)).toMatchObject({ notes: 3, dots: 37, clusters: 2 });
		expect(await library.preview(csv('group,question,text\nhcp,how,a\n'))).toMatchObject({
			dots: 0,
			clusters: 0
		});
		const board = exportBoard('json', context(['a', 'b', 'c'])).bytes;
		expect(await library.preview(json(board))).toMatchObject({ notes: 3, dots: 3, clusters: 1 });
	});
});
