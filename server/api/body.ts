import * as v from 'valibot';
import { FivewaysError } from '#lib/domain/errors.ts';
import { isTooOld } from '#lib/domain/protocol.ts';
import type { ApiContext } from './edge.ts';

/** Enough for a form of text fields. */
const FORM_BYTES = 16_384;
const versionedSchema = v.looseObject({ v: v.pipe(v.number(), v.integer()) });

/**
 * The bytes of a request, at most so many; the rest of a longer one is not read.
 * @throws {FivewaysError} `too-large`
 */
export async function readBytes(context: ApiContext, most: number): Promise<Uint8Array> {
	if (Number(context.req.header('content-length') ?? 0) > most)
		throw new FivewaysError('too-large');
	const chunks: Uint8Array[] = [];
	let length = 0;
	for await (const chunk of context.req.raw.body ?? []) {
		length += chunk.length;
		if (length > most) throw new FivewaysError('too-large');
		chunks.push(chunk);
	}
	return Buffer.concat(chunks, length);
}

/**
 * A JSON body that fits its schema; unknown fields are dropped.
 * @throws {FivewaysError} `too-large`, `bad-json`, `malformed`
 */
export async function readJson<Schema extends v.GenericSchema>(
	context: ApiContext,
	schema: Schema,
	most = FORM_BYTES
): Promise<v.InferOutput<Schema>> {
	return fitted(schema, parse(await readBytes(context, most)));
}

/**
 * As `readJson`, for what changes with the protocol: a page of an earlier version is told so
 * before anything else in its body is judged.
 * @throws {FivewaysError} `too-old` too
 */
export async function readVersionedJson<Schema extends v.GenericSchema>(
	context: ApiContext,
	schema: Schema,
	most: number
): Promise<v.InferOutput<Schema>> {
	const body = await readJson(context, versionedSchema, most);
	if (isTooOld(body.v)) throw new FivewaysError('too-old');
	return fitted(schema, body);
}

function fitted<Schema extends v.GenericSchema>(
	schema: Schema,
	value: unknown
): v.InferOutput<Schema> {
	const parsed = v.safeParse(schema, value);
	if (!parsed.success) throw new FivewaysError('malformed');
	return parsed.output;
}

function parse(bytes: Uint8Array): unknown {
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		throw new FivewaysError('bad-json');
	}
}
