/** Who runs this server, from its settings. Everything may be missing on a laptop. */
export interface Site {
	organisation?: string | undefined;
	/** An e-mail address, a telephone number or a sentence. */
	contact?: string | undefined;
	safeguardingContact?: string | undefined;
	/** The organisation's own privacy notice. */
	privacyUrl?: string | undefined;
}
