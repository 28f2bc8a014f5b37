import type { County } from './counties.ts';
import { MARK } from './demo-set.ts';
import { registrationNo, syntheticUscc } from './firm-codes.ts';
import { COUNTY_LEVEL, INDUSTRIES, SPECIALITIES, type Industry } from './industries.ts';
import { at, type Random } from './random.ts';

/** owner: has land of its own; project: holds land it has not built on; landless: no parcel known. */
export type FirmKind = 'owner' | 'tenant' | 'project' | 'utility' | 'landless';

export interface Firm {
	index: number;
	kind: FirmKind;
	county: County;
	code: string;
	organisationCode: string;
	registrationNo?: string;
	name: string;
	industry: Industry;
	establishedOn: string;
	/** Level of tax per mu against the city's median: county, industry and the firm's own luck. */
	level: number;
}

/** Public utilities are outside section C (GB/T 4754-2017 D44, D46). */
const UTILITIES: readonly Industry[] = [
	{ code: 'D4420', words: ['供电'], weight: 3, tax: 0.6, perTce: 1.2, perTon: 900, rd: 0.002 },
	{ code: 'D4610', words: ['自来水'], weight: 3, tax: 0.4, perTce: 1.4, perTon: 900, rd: 0.002 },
	{ code: 'D4620', words: ['污水处理'], weight: 4, tax: 0.3, perTce: 0.9, perTon: 300, rd: 0.004 },
];
const FIRST = [...'禾岳澄瓯榕嘉恒信瑞丰宏泰睿朗昱铭栩拓芮晟博翰越凯盛沐锦聚匠翎轩启'];
const SECOND = [...'达川源和诚正通立扬远图森悦成科隆信宇航辉峰林韵工创维美合康特'];

/** Registers firms one after another with codes and names of their own. */
export class FirmRegister {
	readonly firms: Firm[] = [];
	readonly #names = new Set<string>();
	readonly #random: Random;

	constructor(random: Random) {
		this.#random = random;
	}

	add(kind: FirmKind, county: County, establishedOn: string): Firm {
		const random = this.#random;
		const industry =
			kind === 'utility'
				? random.weighted(UTILITIES, (i) => i.weight)
				: random.weighted(
						INDUSTRIES,
						(i) => i.weight * (SPECIALITIES[county.code]?.[i.code.slice(0, 3)] ?? 1),
					);
		const index = this.firms.length;
		const { code, organisationCode } = syntheticUscc(county.code, index + 1);
		const luck = random.logNormal(1, 0.85);
		const firm: Firm = {
			index,
			kind,
			county,
			code,
			organisationCode,
			// Firms of before the one-code reform of October 2015 have the old number too.
			...(establishedOn < '2015-10-01' && { registrationNo: registrationNo(county.code, index + 1) }),
			name: this.#name(county, industry),
			industry,
			establishedOn,
			level: luck * industry.tax * (COUNTY_LEVEL[county.code] as number),
		};
		this.firms.push(firm);
		return firm;
	}

	#name(county: County, industry: Industry): string {
		const random = this.#random;
		for (;;) {
			const brand =
				at(FIRST, random.integer(0, FIRST.length - 1)) + at(SECOND, random.integer(0, SECOND.length - 1));
			const kind = random.weighted(['有限公司', '股份有限公司', '厂'], (k) =>
				k === '有限公司' ? 90 : k === '厂' ? 6 : 4,
			);
			const name = `${county.short}${brand}${random.pick(industry.words)}${kind}${MARK}`;
			if (!this.#names.has(name)) {
				this.#names.add(name);
				return name;
			}
		}
	}
}
