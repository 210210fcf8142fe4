import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { commandSchema, readCid } from '#lib/domain/command.ts';

const cid = '6f1c2a7e-0b7d-4f0e-9d57-2f1f6a3b9c10';
const parse = (fields: object) => v.safeParse(commandSchema, { v: 1, cid, ...fields });

describe('commandSchema', () => {
	it('[P4] strips every field that a command does not have', () => {
		const result = parse({
			t: 'note.post',
			q: 'how',
			text: 'a',
			id: 'forged',
			writer: 3,
			role: 'facilitator',
			at: 1,
			late: true,
			cluster: 'c',
			agree: { hcp: 9 }
		});
		expect(result.success && result.output).toEqual({
			v: 1,
			cid,
			t: 'note.post',
			q: 'how',
			text: 'a'
		});
	});

	it.each([
		['an unknown kind', { t: 'note.explode' }],
		['no kind', {}],
		['an unknown question', { t: 'note.post', q: 'when', text: 'a' }],
		['a text that is none', { t: 'note.post', q: 'how', text: 7 }],
		['a place outside', { t: 'note.move', id: 'a', p: [2, 0] }],
		['a prototype as kind', { t: '__proto__' }],
		['a seat that is no number', { t: 'seat.remove', seat: '1' }],
		['an empty id', { t: 'note.remove', id: '' }]
	])('[P3] %s is malformed', (_name, fields) => {
		expect(parse(fields).success).toBe(false);
	});

	it('[P5] takes a UUID or a ULID as cid and nothing else', () => {
		expect(readCid({ cid })).toBe(cid);
		expect(readCid({ cid: '01ARZ3NDEKTSV4RRFFQ69G5FAV' })).toBe('01ARZ3NDEKTSV4RRFFQ69G5FAV');
		for (const bad of ['', 'a', cid.slice(1), 7, null, { toString: () => cid }])
			expect(readCid({ cid: bad })).toBeNull();
		for (const bad of [null, 3, 'text', []]) expect(readCid(bad)).toBeNull();
	});

	it('[P3] another version of the protocol is malformed', () => {
		expect(v.safeParse(commandSchema, { v: 2, cid, t: 'undo' }).success).toBe(false);
	});
});
