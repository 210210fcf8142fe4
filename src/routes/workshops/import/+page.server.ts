import { fail, redirect } from '@sveltejs/kit';
import { framework } from '#lib/domain/framework.ts';
import { boardFileBytes } from '#lib/domain/limits.ts';
import { coverage } from '#lib/evidence/coverage.ts';
import { requireAccount } from '#lib/server/account.ts';
import { failureOf } from '#lib/server/failure.ts';
import { field } from '#lib/server/field.ts';
import { services } from '#lib/server/services.ts';
import type { ImportFile } from '../../../../server/services.ts';
import { importWords as words } from '../words.ts';
import type { Actions, PageServerLoad } from './$types';

/** Rows that cannot be used are named up to here; the rest is a number. */
const ROWS_NAMED = 50;

export const load: PageServerLoad = (event) => {
	requireAccount(event);
	return { undone: event.url.searchParams.has('undone') };
};

export const actions: Actions = {
	/** Shows what is in a file. Nothing is kept here: the form holds the file until it is sent again. */
	preview: async (event) => {
		requireAccount(event);
		const sent = (await event.request.formData()).get('file');
		// Where no file is chosen, browsers send one of no name and no size.
		if (!(sent instanceof File) || (sent.size === 0 && sent.name === ''))
			return wrong('file', words.fileMissing);
		if (sent.size === 0) return wrong('file', words.fileEmpty);
		if (sent.size > boardFileBytes) return wrong('file', words.fileTooLarge);
		const bytes = new Uint8Array(await sent.arrayBuffer());
		const file = { bytes, type: sent.type };
		try {
			const found = await services().library.preview(file);
			const table = coverage(framework.questions, found.groups, found.cells, {});
			const content = Buffer.from(bytes).toString('base64');
			const title = found.title ?? sent.name.replace(/\.[^.]*$/, '');
			return { at: 'preview' as const, content, type: sent.type, title, found, table, errors: [] };
		} catch (thrown) {
			return refusal(thrown);
		}
	},
	make: async (event) => {
		const account = requireAccount(event);
		const form = await event.request.formData();
		const title = field(form, 'title');
		const file: ImportFile = {
			bytes: Buffer.from(field(form, 'content'), 'base64'),
			type: field(form, 'type'),
			...(title ? { title } : {})
		};
		let made: { workshopId: string; notes: number };
		try {
			made = await services().library.importFile(account, file);
		} catch (thrown) {
			return refusal(thrown);
		}
		redirect(303, `/workshops/${made.workshopId}?imported=${made.notes}`);
	}
};

/** Bad rows by number, or the one sentence of another failure. Anything unexpected goes on up. */
function refusal(thrown: unknown) {
	const failure = failureOf(thrown);
	if (!failure) throw thrown;
	const rows = failure.details.rows;
	// Row 0 is the file itself: then there are no rows to mend.
	if (!rows?.some(({ row }) => row > 0)) return wrong('file', failure.message);
	const named = rows.slice(0, ROWS_NAMED).map(({ row, reason }) => words.badRow(row, reason));
	if (rows.length > ROWS_NAMED) named.push(words.moreBad(rows.length - ROWS_NAMED));
	return fail(422, {
		at: 'file' as const,
		rows: true,
		errors: named.map((message) => ({ field: 'file', message }))
	});
}

function wrong(at: 'file', message: string) {
	return fail(422, { at, rows: false, errors: [{ field: at, message }] });
}
