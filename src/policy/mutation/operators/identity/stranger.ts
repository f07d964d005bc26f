/** No account of anybody's: AWS uses it for examples, and this repository's own are 111111111111 and following. */
export const stranger = 'arn:aws:iam::999999999999:root';
