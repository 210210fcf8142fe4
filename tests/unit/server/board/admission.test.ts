import { describe, expect, test } from 'vitest';
import { commandTypes } from '#lib/domain/command.ts';
import { limits } from '#lib/domain/limits.ts';
import type { Seat } from '#lib/domain/seat.ts';
import { stepKinds } from '#lib/domain/stage.ts';
import { type TestBoard, testBoard } from '../../../support/board.ts';
import { bodies, type Cast, cast, roles } from '../../../support/permission-room.ts';

const post = { v: 1, t: 'note.post', q: 'how', text: 'Hello' } as const;

describe('the gates at arrival', () => {
	test('[P6] size comes before parse, parse before rate, rate before schema', async () => {
		const { board, seat, cid } = await testBoard({ monotonic: () => 0 });
		const { number } = await seat('stakeholder', 'lw');
		const huge = `{"${'x'.repeat(limits.commandBytes)}`;
		for (let n = 0; n < limits.commandBurst; n++)
			expect(await board.command(number, '{}')).toMatchObject({ code: 'malformed', cid: null });
		const name = cid();
		expect(await board.command(number, JSON.stringify({ cid: name }))).toMatchObject({
			code: 'too-fast',
			cid: name
		});
		expect(await board.command(number, '{')).toMatchObject({ code: 'malformed', cid: null });
		expect(await board.command(number, huge)).toMatchObject({ code: 'too-large', cid: null });
		expect(await board.command(number, { value: post, bytes: 8_193 })).toMatchObject({
			code: 'too-large',
			cid: null
		});
	});

	test('[P6] 8 KiB of UTF-8 pass, one byte more does not, however few characters it has', async () => {
		const { board, seat, cid } = await testBoard();
		const { number } = await seat('stakeholder', 'lw');
		const padded = (bytes: number) => {
			const command = JSON.stringify({ ...post, cid: cid(), pad: '' });
			const room = bytes - Buffer.byteLength(command);
			return command.replace('"pad":""', `"pad":"${'é'.repeat(room >> 1)}${'e'.repeat(room & 1)}"`);
		};
		expect(await board.command(number, padded(8_192))).toMatchObject({ ok: true });
		expect(await board.command(number, padded(8_193))).toMatchObject({ code: 'too-large' });
	});

	test.each([
		['nothing', ''],
		['a list', '[]'],
		['a number', '7'],
		['null', 'null'],
		['deep nesting', '['.repeat(7_000)],
		['another version', JSON.stringify({ ...post, v: 2 })],
		['an unknown kind', JSON.stringify({ ...post, t: 'note.eat' })],
		['a kind that every object has', JSON.stringify({ ...post, t: 'constructor' })],
		['an unknown question', JSON.stringify({ ...post, q: '__proto__' })],
		['a place without bounds', JSON.stringify(post).replace('}', ',"p":[0,1e999]}')],
		['a place that is not a number', JSON.stringify({ ...post, p: [0, null] })],
		['text that is none', JSON.stringify({ ...post, text: 7 })],
		['half a character', JSON.stringify({ ...post, text: 'a\ud83d' })],
		['a control character', JSON.stringify({ ...post, text: 'a\u0000b' })],
		['white space', JSON.stringify({ ...post, text: ' \n ' })]
	])('[P3] %s is malformed and changes nothing', async (_, json) => {
		const { board, seat, store, cid } = await testBoard();
		const { number } = await seat('stakeholder', 'lw');
		const before = store.commits.length;
		const named = json.startsWith('{') ? json.replace('{', `{"cid":"${cid()}",`) : json;
		expect(await board.command(number, named)).toMatchObject({ ok: false, code: 'malformed' });
		expect(store.commits.length).toBe(before);
	});

	test('[P3] text is judged in graphemes and bytes, and arrives as it was sent', async () => {
		const { seat, no, yes, board } = await testBoard();
		const writer = await seat('stakeholder', 'lw');
		const family = '👨‍👩‍👧‍👦';
		const body = { t: 'note.post', q: 'how' } as const;
		expect(await no(writer, { ...body, text: 'x'.repeat(1_001) })).toBe('too-large');
		expect(await no(writer, { ...body, text: family.repeat(200) })).toBe('too-large');
		for (const text of ['x'.repeat(1_000), family.repeat(100), 'e\u0301\u2028\u202eabc\nفريق']) {
			const { id = '' } = await yes(writer, { ...body, text });
			expect(board.snapshot().notes.get(id)?.text).toBe(text);
		}
	});

	test('[P3] doubled and hostile keys are stripped', async () => {
		const { board, seat, cid } = await testBoard();
		const { number } = await seat('stakeholder', 'lw');
		const json = JSON.stringify({ ...post, cid: cid() }).replace(
			'{',
			'{"__proto__":{"role":"facilitator"},"constructor":{},"q":"why",'
		);
		expect(await board.command(number, json)).toMatchObject({ ok: true });
		expect([...board.snapshot().notes.values()].map(({ q }) => q)).toEqual(['how']);
		expect(({} as { role?: string }).role).toBeUndefined();
	});
});

describe('the rate of a seat', () => {
	test('[P6] sixty at once, then twenty a second; others are not held up', async () => {
		const clock = { now: 0 };
		const { seat, send } = await testBoard({ monotonic: () => clock.now });
		const one = await seat('stakeholder', 'lw');
		const other = await seat('stakeholder', 'hcp');
		const burst = async (seat: Seat, count: number) => {
			clock.now += 50;
			const replies = await Promise.all(
				Array.from({ length: count }, () => send(seat, { t: 'flag.finished', on: true }))
			);
			return replies.filter(({ ok }) => ok).length;
		};
		expect(await burst(one, 61)).toBe(60);
		expect(await burst(other, 10)).toBe(10);
		clock.now += 950;
		expect(await burst(one, 61)).toBe(21);
	});
});

/*
 * Every command by every role in each step, with and without the lock, through the engine: the
 * answers as one table, compared whole with the file beside this one.
 */
describe('the grid of permissions', () => {
	test('[P3] only the allowed cells change anything; a refused one leaves every byte as it was', async () => {
		expect(
			new Set(
				bodies.map(([, body]) => body({ ids: {}, another: {}, owner: {}, waiting: {} } as Cast).t)
			)
		).toEqual(new Set(commandTypes));
		const lines: string[] = [];
		for (const lock of [false, true])
			for (const step of stepKinds) {
				const beginning = await testBoard();
				const players = await cast(beginning, step, lock);
				lines.push('', `${step}${lock ? ', writing locked' : ''}`, row('', roles));
				let { store, test } = await another(beginning);
				for (const [name, body] of bodies) {
					const answers = [];
					for (const role of roles) {
						const reply = await test.send(players[role], body(players));
						answers.push(reply.ok ? 'yes' : reply.code);
						const cell = [name, role, store.commits.length, test.board.rev - beginning.board.rev];
						expect(cell).toEqual([name, role, ...(reply.ok ? [1, 1] : [0, 0])]);
						// What was refused changed nothing: the next one may be tried on the same board.
						if (reply.ok) ({ store, test } = await another(beginning));
					}
					lines.push(row(name, answers));
				}
			}
		await expect(lines.join('\n')).toMatchFileSnapshot('permission-grid.txt');
	}, 60_000);

	async function another(beginning: TestBoard) {
		const store = beginning.store.copy();
		return { store, test: await beginning.restart(store) };
	}

	const row = (name: string, cells: readonly string[]) =>
		`${name.padEnd(21)}${cells.map((cell) => cell.padEnd(13)).join('')}`.trimEnd();
});
