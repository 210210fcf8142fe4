/**
 * Puts a text on the clipboard. Without a secure address or the right to it that cannot be: then what
 * the text stands in is marked, for the person to copy by hand.
 * @returns whether it is on the clipboard
 */
export async function copyText(
	text: string,
	box?: HTMLInputElement | HTMLTextAreaElement
): Promise<boolean> {
	try {
		await navigator.clipboard.writeText(text);
		return true;
	} catch {
		box?.select();
		return false;
	}
}
