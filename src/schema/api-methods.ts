/** The methods that a route answers, each a route of its own in the HTTP API; a cached route answers GET alone. */
export const apiMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
