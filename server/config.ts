/** One declared table of settings is read here and nowhere else (`process.env` is closed elsewhere). */
export interface Settings {
	port: number;
	host: string;
	/** Without a slash at the end; feeds cookies, links, QR, Origin checks. */
	publicUrl: string;
	dataDir: string;
	/** Number of own proxies in front: only then is a forwarded address believed. */
	trustProxy: number;
	logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
	retentionDays: number;
	organisation?: string;
	contact?: string;
	safeguardingContact?: string;
	privacyUrl?: string;
}
