import ExcelJS from 'exceljs';
import { RECORD_KINDS } from '#lib/domain/record-kinds/kinds.ts';
import type { Field } from '#lib/domain/record-kinds/record-kind.ts';
import type { DemoFile, DemoValue } from './demo-set.ts';

/**
 * A demo file as the bytes a bureau would hand over: GeoJSON where the kind has a geometry, otherwise XLSX, headed in
 * Chinese with units, so that the demo takes the same way in as any file and every figure walks back to its row.
 */
export async function bytesOf(file: DemoFile): Promise<Uint8Array<ArrayBuffer>> {
	const fields = RECORD_KINDS[file.kind].fields.filter((f) => file.rows.some((row) => f.name in row.values));
	return file.name.endsWith('.geojson') ? geojsonOf(file, fields) : workbookOf(file, fields);
}

/** `登记面积(m²)` */
function headingOf(field: Field): string {
	return `${field.zh[0] ?? field.name}${field.unit === undefined || field.unit === '1' ? '' : `(${field.unit})`}`;
}

function geojsonOf(file: DemoFile, fields: readonly Field[]): Uint8Array<ArrayBuffer> {
	const features = file.rows.map((row) => ({
		type: 'Feature',
		properties: Object.fromEntries(
			fields.filter((f) => f.name in row.values).map((f) => [headingOf(f), cellOf(row.values[f.name])]),
		),
		geometry: row.geometry ?? null,
	}));
	return new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', name: file.name, features }));
}

async function workbookOf(file: DemoFile, fields: readonly Field[]): Promise<Uint8Array<ArrayBuffer>> {
	const workbook = new ExcelJS.Workbook();
	const sheet = workbook.addWorksheet('演示数据');
	sheet.addRow(fields.map(headingOf));
	for (const row of file.rows) sheet.addRow(fields.map((f) => cellOf(row.values[f.name]) ?? null));
	return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function cellOf(value: DemoValue | undefined): string | number | boolean | undefined {
	if (!Array.isArray(value)) return value;
	return value.every((part) => typeof part === 'string') ? value.join('、') : JSON.stringify(value);
}
