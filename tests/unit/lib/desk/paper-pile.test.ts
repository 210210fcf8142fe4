import { expect, test } from 'vitest';
import { PaperPile } from '#lib/desk/paper-pile.svelte.ts';
import { TabStore } from '../../../support/manual-clock.ts';

const KEY = 'fiveways:a:1:paper';
const textsOf = ({ slips }: PaperPile) => slips.map(({ number, text }) => `${number} ${text}`);

test('[X69] slips that were typed and not added are there after a reload, and gone once they are added', () => {
	const store = new TabStore();
	const pile = new PaperPile(KEY, store);
	const [first] = pile.slips;
	Object.assign(first!, { group: 'patient', q: 'who', text: 'First slip' });
	const second = pile.next(first!);
	second.text = 'Second slip';
	first!.state = 'added';
	pile.keep();
	const again = new PaperPile(KEY, store);
	expect(again.slips).toEqual([
		{ group: 'patient', q: 'who', text: 'Second slip', number: 1, state: 'typing' }
	]);
	again.slips[0]!.state = 'added';
	again.keep();
	expect(textsOf(new PaperPile(KEY, store))).toEqual(['1 ']);
	expect(store.length).toBe(0);
});

test('[X69] a pile that is put away keeps what is not on the board, and begins at one when all is', () => {
	const pile = new PaperPile(KEY, undefined);
	const [first] = pile.slips;
	Object.assign(first!, { group: 'lw', q: 'how', text: 'First slip', state: 'added' });
	pile.next(first!).text = 'Half a thou';
	pile.clear();
	expect(textsOf(pile)).toEqual(['2 Half a thou']);
	pile.slips[0]!.state = 'added';
	pile.clear();
	expect(pile.slips).toEqual([{ group: 'lw', q: 'how', text: '', number: 1, state: 'typing' }]);
});

test('[X69] rows from a sheet take the place of the slip they were pasted into', () => {
	const pile = new PaperPile(KEY, undefined);
	const [first] = pile.slips;
	Object.assign(first!, { group: 'patient', q: 'why' });
	pile.fill(first!, [
		{ group: 'lw', q: 'how', text: 'From a sheet' },
		{ group: '', q: '', text: 'Of the same group' }
	]);
	expect(pile.slips.map(({ number, group, q }) => [number, group, q])).toEqual([
		[1, 'lw', 'how'],
		[2, 'patient', 'why']
	]);
	pile.fill(pile.slips[1]!, []);
	expect(textsOf(pile)).toEqual(['1 From a sheet', '2 ']);
	expect(pile.next(pile.slips[0]!)).toBe(pile.slips[1]);
});

test('[X69] what is kept and cannot be read is no pile', () => {
	const store = new TabStore();
	store.setItem(KEY, '{');
	expect(textsOf(new PaperPile(KEY, store))).toEqual(['1 ']);
});
