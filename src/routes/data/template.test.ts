import { describe, expect, it } from 'vitest';
import { headingOf as readHeading } from '#lib/domain/importing/heading.ts';
import { planColumns } from '#lib/domain/importing/columns.ts';
import { RECORD_KINDS } from '#lib/domain/record-kinds/kinds.ts';
import { yearIn } from './year-in-name.ts';
import { templateCsv } from './template.ts';

describe('the empty table of a kind', () => {
	it('is understood by the importer: every heading feeds its own field, in its own unit', () => {
		for (const kind of Object.values(RECORD_KINDS)) {
			const headings = templateCsv(kind.name).replace('\ufeff', '').trim().split(',');
			const plan = planColumns(kind, headings);
			expect(plan.problems, kind.name).toEqual([]);
			expect(plan.unused, kind.name).toEqual([]);
			expect(
				plan.columns.map((c) => [c.field.name, c.factor]),
				kind.name,
			).toEqual(expect.arrayContaining(kind.fields.map((field) => [field.name, 1])));
		}
	});

	it('writes the unit where a bureau would', () => {
		expect(templateCsv('yearly')).toContain('评价税收（万元）');
		expect(readHeading('评价税收（万元）').remarks).toEqual(['万元']);
	});
});

describe('the year in a file name', () => {
	it('is taken where there is one', () => {
		expect([yearIn('2023年企业数据.csv'), yearIn('税收_2024.xlsx'), yearIn('parcels.zip')]).toEqual([
			2023,
			2024,
			null,
		]);
		expect(yearIn('331102001.csv')).toBeNull();
	});
});
