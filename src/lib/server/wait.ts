/** The sentence of `too-many`, with the time to wait. @param seconds as the service gave them */
export function waitSentence(seconds = 10): string {
	return `That was too many tries. Wait ${duration(seconds)} and try again.`;
}

/** A time to wait, in words: `7 seconds`. */
export function duration(seconds: number): string {
	if (seconds > 90) return `${Math.ceil(seconds / 60)} minutes`;
	return seconds === 1 ? '1 second' : `${Math.ceil(seconds)} seconds`;
}
