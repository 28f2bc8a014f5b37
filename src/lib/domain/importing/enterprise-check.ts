import { plainCode } from '../codes/code-check.ts';
import { enterpriseKeyOf } from '../codes/enterprise-key.ts';
import { checkOrganisationCode } from '../codes/organisation-code.ts';
import { checkRegistrationNumber } from '../codes/registration-number.ts';
import type { Problem } from '../problem.ts';
import { codeOf } from './cell.ts';

type Values = Record<string, unknown>;

const WHY: Record<string, string> = {
	'uscc.letter': '统一社会信用代码含有不该有的字符(不用 I、O、Z、S、V)',
	'uscc.region': '统一社会信用代码第 3 至 8 位不是行政区划代码',
	'uscc.check': '统一社会信用代码校验位不对',
	'registration-number.form': '注册号不是 15 位数字',
	'registration-number.check': '注册号校验位不对',
	'organisation-code.form': '组织机构代码不是 9 位',
	'organisation-code.check': '组织机构代码校验位不对',
	'enterprise-key.length': '企业代码不是 18 位统一社会信用代码,也不是 15 位注册号或 9 位组织机构代码',
};

/**
 * The code of an enterprise: a unified code passes its check digit (GB 32100); an older one only serves to find an
 * enterprise that is known (`oldCode` tells the door so); a code of the bureau's own is taken as it is where the file
 * says so (`codeScheme` local). Further keys that do not check are remarked on and kept.
 */
export function checkEnterprise(values: Values): Problem[] {
	const problems = [...checkFurtherKeys(values), ...checkEdition(values)];
	const written = values.code;
	if (typeof written !== 'string' || written === '') return problems;
	if (values.codeScheme === 'local') {
		values.code = codeOf(written);
		return problems;
	}
	const key = enterpriseKeyOf(written);
	if (!key.ok) {
		problems.push({
			code: 'enterprise.code',
			message: WHY[key.reason] ?? '企业代码不对',
			path: 'code',
			got: written,
			expected: key.expected === undefined ? '18 位统一社会信用代码' : `末位应为 ${key.expected}`,
			fix: '核对代码；没有统一代码的，把“代码类型”填为“自编码”',
		});
		return problems;
	}
	values.code = key.code;
	if (key.kind === 'uscc') values.codeScheme = 'uscc';
	else {
		values.oldCode = true;
		delete values.codeScheme;
	}
	return problems;
}

function checkFurtherKeys(values: Values): Problem[] {
	const problems: Problem[] = [];
	for (const [name, check] of [
		['registrationNo', checkRegistrationNumber],
		['organisationCode', checkOrganisationCode],
	] as const) {
		const written = values[name];
		if (typeof written !== 'string') continue;
		// A heading that serves both as the code and as a further key brings the unified code here too.
		if (plainCode(written).length === 18) {
			values[name] = null;
			continue;
		}
		const checked = check(written);
		values[name] = checked.ok ? checked.code : plainCode(written);
		if (!checked.ok)
			problems.push({
				code: 'note.enterprise-key',
				message: WHY[checked.reason] ?? '旧代码不对',
				path: name,
				got: written,
				expected: checked.expected === undefined ? undefined : `末位应为 ${checked.expected}`,
				fix: '核对代码；按原样保存',
			});
	}
	return problems;
}

function checkEdition(values: Values): Problem[] {
	const edition = values.industryEdition;
	if (edition === null || edition === undefined || [2002, 2011, 2017].includes(edition as number)) return [];
	return [
		{
			code: 'enterprise.industry-edition',
			message: '没有这一版国民经济行业分类',
			path: 'industryEdition',
			got: edition,
			expected: [2002, 2011, 2017],
			fix: '填 2002、2011 或 2017',
		},
	];
}
