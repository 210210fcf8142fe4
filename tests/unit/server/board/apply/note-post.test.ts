import { describe, expect, test } from 'vitest';
import { deskRoots, seatRoots } from '#lib/domain/document.ts';
import { limits } from '#lib/domain/limits.ts';
import { standardGroup } from '#lib/domain/group.ts';
import { newStage } from '#lib/domain/stage.ts';
import { bytesFor, expectConverged, fresh } from '../../../../support/board-checks.ts';
import { type TestBoard, testBoard } from '../../../../support/board.ts';

const post = { t: 'note.post', q: 'where', text: 'In the library' } as const;

async function only({ board }: TestBoard) {
	const [note] = board.snapshot().notes.values();
	if (!note) throw new Error('There is no note.');
	return note;
}

describe('note.post', () => {
	test('[P4] group, writer, time and place come from the seat and the server, whatever the message says', async () => {
		const test = await testBoard();
		const writer = await test.seat('stakeholder', 'lw');
		const other = await test.seat('stakeholder', 'hcp');
		const facilitator = await test.seat('facilitator');
		const forged = {
			...post,
			group: 'hcp',
			via: 'import',
			for: other.number,
			id: 'mine',
			v: 1,
			writer: other.number,
			at: 0,
			late: true,
			agree: { hcp: 9 },
			cluster: 'c',
			role: 'facilitator',
			seat: facilitator.number
		} as const;
		const { id } = await test.yes(writer, forged);
		expect(id).not.toBe('mine');
		expect(await only(test)).toEqual({
			q: 'where',
			text: 'In the library',
			v: 1,
			group: 'lw',
			at: test.clock.now,
			via: 'self',
			p: [0, 0]
		});
		const desk = fresh(test.board, facilitator, 'desk');
		expect(desk && deskRoots(desk).writers.toJSON()).toEqual({ [id ?? '']: writer.number });
	});

	test('[X22] a facilitator may name another group of the workshop, and no other', async () => {
		const groups = (['hcp', 'lw'] as const).map((id) => standardGroup(id));
		const test = await testBoard({ board: { groups } });
		const facilitator = await test.seat('facilitator');
		await test.yes(facilitator, { ...post, group: 'hcp', via: 'paper' });
		expect(await only(test)).toMatchObject({ group: 'hcp', via: 'paper' });
		expect(await test.no(facilitator, { ...post, group: 'patient' })).toBe('malformed');
		const writer = await test.seat('stakeholder', 'lw');
		await test.yes(writer, { ...post, group: 'patient' });
		expect(test.board.snapshot().counts.notes.where).toEqual({ hcp: 1, lw: 1 });
	});

	test('[X8] where each note may choose, its group is another of the workshop, else the seat’s; a group it has not is malformed', async () => {
		const groups = (['hcp', 'patient'] as const).map((id) => standardGroup(id));
		const stage = { ...newStage('share'), settings: { choose: true } };
		const test = await testBoard({ board: { groups, stage } });
		const nurse = await test.seat('stakeholder', 'hcp');
		await test.yes(nurse, { ...post, group: 'patient' });
		await test.yes(nurse, post);
		await test.yes(nurse, { ...post, group: 'other' });
		expect(await test.no(nurse, { ...post, group: 'lw' })).toBe('malformed');
		expect(await test.no(nurse, { ...post, group: 'nobody' as 'lw' })).toBe('malformed');
		expect(test.board.snapshot().counts.notes.where).toEqual({ hcp: 1, patient: 1, other: 1 });
		expect(test.board.seat(nurse.number)?.group).toBe('hcp');
	});

	test('[X8] a private note keeps the group that its writer chose when it is shared', async () => {
		const stage = { ...newStage('share'), step: 'private', settings: { choose: true } };
		const test = await testBoard({ board: { stage } });
		const facilitator = await test.seat('facilitator');
		const nurse = await test.seat('stakeholder', 'hcp');
		await test.yes(nurse, { ...post, group: 'patient' });
		await test.yes(facilitator, { t: 'stage.reveal' });
		expect(await only(test)).toMatchObject({ group: 'patient' });
	});

	test('[X67] a facilitator writes for a seat: the note is that seat’s and says that it was written down', async () => {
		const test = await testBoard();
		const facilitator = await test.seat('facilitator');
		const patient = await test.seat('stakeholder', 'patient');
		const { id = '' } = await test.yes(facilitator, { ...post, group: 'hcp', for: patient.number });
		expect(await only(test)).toMatchObject({ group: 'patient', via: 'scribe' });
		await test.yes(patient, { t: 'note.edit', id, text: 'In the library, upstairs' });
		expect(await test.no(facilitator, { ...post, for: 99 })).toBe('not-allowed');
		await test.yes(facilitator, { t: 'seat.remove', seat: patient.number });
		expect(await test.no(facilitator, { ...post, for: patient.number })).toBe('not-allowed');
	});

	test('[P2] words written as private stay so although the step is another one by now, until they are shared', async () => {
		const test = await testBoard();
		const facilitator = await test.seat('facilitator');
		const writer = await test.seat('stakeholder', 'lw');
		const other = await test.seat('stakeholder', 'hcp');
		const reader = test.read(other, 'board', 'seat');
		await test.yes(facilitator, { t: 'stage.reveal' });
		const { id = '' } = await test.yes(writer, { ...post, text: 'CANARY', asPrivate: true });
		await test.yes(writer, post);
		expect([...test.board.snapshot().notes.values()].map(({ text }) => text)).toEqual([post.text]);
		expect(reader.saw('CANARY')).toBe(false);
		const mine = fresh(test.board, writer, 'seat');
		expect(mine && [...seatRoots(mine).private.keys()]).toEqual([id]);
		await test.yes(facilitator, { t: 'stage.reveal' });
		expect(test.board.snapshot().notes.get(id)).toMatchObject({ text: 'CANARY', late: true });
		await test.yes(facilitator, { t: 'stage.step', to: 'close' });
		expect(await test.no(writer, { ...post, asPrivate: true })).toBe('not-open');
	});

	test('[P2] a private note is in its writer’s document and nowhere else; the desk counts it', async () => {
		const test = await testBoard();
		const facilitator = await test.seat('facilitator');
		const writer = await test.seat('stakeholder', 'lw');
		const other = await test.seat('stakeholder', 'hcp');
		await test.yes(facilitator, { t: 'stage.step', to: 'private' });
		const readers = [writer, other, facilitator].map((seat) =>
			test.read(seat, 'board', 'seat', 'desk')
		);
		await test.yes(writer, { ...post, text: 'CANARY-1', p: [0.5, 3] });
		await test.yes(facilitator, { ...post, text: 'CANARY-2' });
		await test.yes(facilitator, { ...post, text: 'CANARY-3', for: writer.number });
		const mine = fresh(test.board, writer, 'seat');
		expect(mine && Object.values(seatRoots(mine).private.toJSON() as object)).toEqual([
			{ q: 'where', text: 'CANARY-1', v: 1, group: 'lw', at: test.clock.now, via: 'self' },
			{ q: 'where', text: 'CANARY-3', v: 1, group: 'lw', at: test.clock.now, via: 'scribe' }
		]);
		const seen = readers.map((reader) => [1, 2, 3].filter((n) => reader.saw(`CANARY-${n}`)));
		expect(seen).toEqual([[1, 3], [], [2]]);
		expect(bytesFor(test.board, other).includes('CANARY')).toBe(false);
		expect(test.board.snapshot().counts.notes).toEqual({
			how: {},
			who: {},
			what: {},
			where: {},
			why: {}
		});
		const desk = fresh(test.board, facilitator, 'desk');
		expect(desk && deskRoots(desk).cells.get('where')).toEqual({ lw: 2, other: 1 });
		await expectConverged(test, [writer, other, facilitator], readers);
	});

	test('[P2] hidden notes of 5 and of 900 characters cost everybody else the same bytes', async () => {
		const lengths = [];
		for (const length of [5, 900]) {
			const test = await testBoard();
			const facilitator = await test.seat('facilitator');
			const writer = await test.seat('stakeholder', 'lw');
			const other = await test.seat('stakeholder', 'lw');
			await test.yes(facilitator, { t: 'stage.step', to: 'private' });
			await test.yes(writer, { ...post, text: 'x'.repeat(length) });
			lengths.push([bytesFor(test.board, other).length, bytesFor(test.board, facilitator).length]);
		}
		expect(lengths[0]).toEqual(lengths[1]);
	});

	test('[X36] sixty notes posted at the same time overlap nowhere', async () => {
		const test = await testBoard();
		const seats = await Promise.all(
			Array.from({ length: 60 }, () => test.seat('stakeholder', 'patient'))
		);
		await Promise.all(seats.map((seat) => test.yes(seat, { ...post, text: `By ${seat.number}` })));
		const places = [...test.board.snapshot().notes.values()].map(({ p }) => p.join());
		expect(new Set(places).size).toBe(60);
		expect(Math.max(...[...test.board.snapshot().notes.values()].map(({ p }) => p[1]))).toBe(29);
	});

	test('[X36] a free slot is the first gap by rows: around a note off the grid, and where one left', async () => {
		const test = await testBoard();
		const seat = await test.seat('stakeholder', 'patient');
		await test.yes(seat, { ...post, p: [0.5, 0.5] });
		const { id = '' } = await test.yes(seat, post);
		const places = () => [...test.board.snapshot().notes.values()].map(({ p }) => p);
		expect(places()).toEqual([
			[0.5, 0.5],
			[0, 2]
		]);
		await test.yes(seat, post);
		await test.yes(seat, { t: 'note.remove', id });
		await test.yes(seat, post);
		expect(places().slice(1)).toEqual([
			[1, 2],
			[0, 2]
		]);
	});

	test('[X24] a note added after its question was shared is late', async () => {
		const test = await testBoard();
		const facilitator = await test.seat('facilitator');
		await test.yes(facilitator, { t: 'stage.reveal', q: 'where' });
		await test.yes(facilitator, post);
		await test.yes(facilitator, { ...post, q: 'why' });
		const notes = [...test.board.snapshot().notes.values()];
		expect(notes.map(({ q, late }) => [q, late])).toEqual([
			['where', true],
			['why', undefined]
		]);
	});

	test('[X18] the quota of a seat counts private and visible notes, and room opens again', async () => {
		const test = await testBoard();
		const facilitator = await test.seat('facilitator');
		const seat = await test.seat('stakeholder', 'patient');
		const replies = [];
		for (let n = 0; n < limits.notesPerSeat; n++) {
			if (n === 100) await test.yes(facilitator, { t: 'stage.step', to: 'private' });
			replies.push(test.yes(seat, post));
			if (n === 99) await Promise.all(replies);
		}
		await Promise.all(replies);
		expect(await test.no(seat, post)).toBe('quota');
		const { id = '' } = (await replies[150]) ?? {};
		await test.yes(seat, { t: 'note.remove', id });
		await test.yes(seat, post);
		expect(await test.no(seat, post)).toBe('quota');
	});

	test('[limits] a seat that writes and removes without end comes to one, also after a restart', async () => {
		const test = await testBoard();
		const [seat, other] = [
			await test.seat('stakeholder', 'patient'),
			await test.seat('stakeholder')
		];
		const writeAndRemove = async () => {
			const { id = '' } = await test.yes(seat, post);
			await test.yes(seat, { t: 'note.remove', id });
		};
		for (let n = 1; n < limits.keptNotesPerSeat; n++) await writeAndRemove();
		await test.yes(seat, post);
		expect(await test.no(seat, post)).toBe('quota');
		const again = await test.restart();
		expect(await again.no(seat, post)).toBe('quota');
		await again.yes(other, post);
	});

	test('[X67] a pile of paper is bound by the board alone, and not by the quota of who types it', async () => {
		const board = await testBoard();
		const facilitator = await board.seat('facilitator');
		const paper = {
			t: 'note.post',
			q: 'how',
			text: 'Said',
			group: 'patient',
			via: 'paper'
		} as const;
		for (let n = 0; n <= limits.notesPerSeat; n++) await board.yes(facilitator, paper);
		expect(board.board.snapshot().notes.size).toBe(limits.notesPerSeat + 1);
		const seat = await board.seat('stakeholder', 'lw');
		await board.yes(facilitator, { ...paper, via: 'scribe', for: seat.number });
	});

	test('[X18] the quota of the board counts everybody’s notes', async () => {
		const notes = Array.from({ length: limits.notesPerBoard - 1 }, () => ({
			q: 'how' as const,
			text: 'One of many',
			group: 'lw' as const,
			at: 0,
			via: 'import' as const
		}));
		const test = await testBoard({ board: { notes } });
		const seat = await test.seat('stakeholder', 'patient');
		await test.yes(seat, post);
		expect(await test.no(seat, post)).toBe('quota');
	});
});

test.each([
	['from right to left', 'فريق العمل \u202e of us'],
	['with other line ends', 'one\u2028two\u2029three'],
	['of a thousand joiners', 'a' + '\u200d'.repeat(1_000)],
	['of one very long word', 'x'.repeat(1_000)],
	['of families', '👨‍👩‍👧‍👦'.repeat(100)],
	['of marks upon marks', 'e' + '\u0301'.repeat(900)]
])(
	'[P3] a text %s is the same in every replica, in private and when it is shared',
	async (_, text) => {
		const test = await testBoard();
		const facilitator = await test.seat('facilitator');
		const writer = await test.seat('stakeholder', 'lw');
		const readers = [test.read(facilitator, 'board', 'desk'), test.read(writer, 'board', 'seat')];
		await test.yes(writer, { ...post, text });
		await test.yes(facilitator, { t: 'stage.step', to: 'private' });
		const { id = '' } = await test.yes(writer, { ...post, text });
		await test.yes(facilitator, { t: 'stage.reveal' });
		await test.yes(writer, { t: 'note.edit', id, text: 'others' });
		await test.yes(writer, { t: 'undo' });
		const texts = [...test.board.snapshot().notes.values()].map((note) => note.text);
		expect(texts).toEqual([text, text]);
		await expectConverged(test, [facilitator, writer], readers);
	}
);
