import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pdfmake from 'pdfmake';

/** Points of a millimetre. */
export const PT = 72 / 25.4;
const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'));
const face = (name: string) => join(fonts, name, `NotoSansSC_${name}.ttf`);
const [regular, bold] = [face('400Regular'), face('700Bold')];

/** The face that every PDF is set in. */
export const FACE = 'Noto Sans SC';
pdfmake.setFonts({ [FACE]: { normal: regular, bold, italics: regular, bolditalics: bold } });
// Nothing is fetched, and no file but the two faces is read, whatever a sheet says.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path: string) => path === regular || path === bold);

/** A text in characters that the face has: it knows no thin space, with which figures are grouped. */
export const inFace = (text: string) => text.replaceAll('\u2009', '\u00a0');

export { pdfmake };
