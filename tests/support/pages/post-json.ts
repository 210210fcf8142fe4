/** JSON to a path, as a page of this server sends it. Rejects when it is not accepted. */
export async function postJson(
	url: string,
	path: string,
	body: unknown,
	cookie?: string
): Promise<Response> {
	const response = await fetch(url + path, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			origin: url,
			...(cookie ? { cookie } : {})
		},
		body: JSON.stringify(body)
	});
	if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
	return response;
}
