/**
 * Metadata of an alarm's resource in a template, of value `page`, where patients notice what it tells of. The topic does not say it: where nobody
 * is called, such an alarm speaks where tickets do.
 */
export const severityKey = 'carepath:severity';
