// A map at a desk: everything is drawn in the browser, the server sends data.
export const ssr = false;
export const prerender = false;
