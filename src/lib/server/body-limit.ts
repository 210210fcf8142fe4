import { error } from '@sveltejs/kit';
import { httpMessage } from '#lib/domain/errors.ts';
import { importFormBytes } from '#lib/domain/limits.ts';

/** Bytes of a form's body. The framework's own limit is one for all, so it fits the largest. */
const usual = 65_536;

/**
 * The request, if its body is not more than this page can mean; one of unknown length is counted
 * while it is read, and ends with the same error.
 * @throws 413
 */
export function withinLimit(request: Request, routeId: string | null): Request {
	const most = routeId === '/workshops/import' ? importFormBytes : usual;
	const length = request.headers.get('content-length');
	if (Number(length ?? 0) > most) tooLarge();
	if (length !== null || !request.body) return request;
	const counted: RequestInit & { duplex: 'half' } = {
		body: upTo(most, request.body.getReader()),
		duplex: 'half'
	};
	return new Request(request, counted);
}

type Reader = ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>;

function upTo(most: number, reader: Reader): ReadableStream<Uint8Array<ArrayBuffer>> {
	let length = 0;
	return new ReadableStream({
		async pull(controller) {
			const { done, value } = await reader.read();
			if (done) return controller.close();
			length += value.length;
			if (length <= most) return controller.enqueue(value);
			// The rest is read and dropped: to cancel it would end the connection before the answer.
			readToEnd(reader).catch(() => undefined);
			tooLarge();
		},
		cancel: (reason) => reader.cancel(reason)
	});
}

async function readToEnd(reader: Reader): Promise<void> {
	while (!(await reader.read()).done);
}

function tooLarge(): never {
	error(413, httpMessage('too-large'));
}
