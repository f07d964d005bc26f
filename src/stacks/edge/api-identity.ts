/** How CloudWatch knows an API: the two kinds have other dimensions, and other names for the same figures. */
export type ApiIdentity = { readonly kind: 'http-api'; readonly apiId: string } | { readonly kind: 'rest-api'; readonly apiName: string };
