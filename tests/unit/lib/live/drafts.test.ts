import { expect, it } from 'vitest';
import type { CommandBody } from '#lib/domain/command.ts';
import type { RefusalCode } from '#lib/domain/errors.ts';
import { Drafts } from '#lib/live/drafts.ts';
import { KeptWork } from '#lib/live/kept-work.ts';
import { TabStore } from '../../../support/manual-clock.ts';

function draftsRefusedWith(...codes: RefusalCode[]): Drafts {
	const drafts = new Drafts(new KeptWork(new TabStore(), 'board', 1), () => undefined);
	for (const [index, code] of codes.entries()) {
		const cid = `c${index}`;
		const entry = { cid, body: { t: 'note.post', q: 'how', text: cid } } as const;
		drafts.keep(
			entry as Parameters<Drafts['keep']>[0],
			{ cid, ok: false, code, message: '' },
			cid,
			'how'
		);
	}
	return drafts;
}

it('[X101] words that could not be saved are counted, words that came too late are not', () => {
	expect(draftsRefusedWith('storage', 'quota', 'conflict').unsaved).toBe(3);
	expect(draftsRefusedWith('locked', 'not-open').unsaved).toBe(0);
});

it('[X101] nothing is counted any more once the words are deleted or sent again', () => {
	const drafts = draftsRefusedWith('storage', 'gone');
	drafts.remove('c0');
	drafts.take('c1');
	expect(drafts.unsaved).toBe(0);
});

it('[P2] words that nobody saw stay so when they are sent again, but not after a conflict', () => {
	const drafts = draftsRefusedWith();
	const refused = (cid: string, body: CommandBody, code: RefusalCode) => {
		const entry = { cid, body, madeAt: 0, sent: true };
		drafts.keep(entry, { cid, ok: false, code, message: '' }, 'Mine', 'how');
		return drafts.take(cid);
	};
	const post = { t: 'note.post', q: 'how', text: 'Mine' } as const;
	const edit = { t: 'note.edit', id: 'n', text: 'Mine' } as const;
	expect(refused('a', { ...post, asPrivate: true }, 'not-open')).toEqual({
		...post,
		asPrivate: true
	});
	expect(refused('b', post, 'not-open')).toEqual(post);
	expect(refused('c', { ...edit, asPrivate: true }, 'storage')).toEqual({
		...edit,
		asPrivate: true
	});
	expect(refused('d', { ...edit, asPrivate: true }, 'conflict')).toEqual(edit);
	expect(refused('e', { ...edit, asPrivate: true }, 'gone')).toEqual({ ...post, asPrivate: true });
});

it('[X67] words that were written down for somebody say so when they are sent again', () => {
	const drafts = draftsRefusedWith();
	const body = { t: 'note.post', q: 'how', text: 'Said', group: 'patient', via: 'scribe' } as const;
	const entry = { cid: 'a', body, madeAt: 0, sent: true };
	drafts.keep(entry, { cid: 'a', ok: false, code: 'locked', message: '' }, 'Said', 'how');
	expect(drafts.all).toMatchObject([{ group: 'patient', via: 'scribe' }]);
	expect(drafts.take('a')).toEqual(body);
});
