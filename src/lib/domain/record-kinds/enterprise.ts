import { date, reference, text, yesNo, type RecordKind } from './record-kind.ts';

const KEYS = ['统一社会信用代码', '社会信用代码', '信用代码', '企业代码', '纳税人识别号', '组织机构代码', '注册号'];

export const enterprises: RecordKind = {
	name: 'enterprises',
	zh: '企业',
	en: 'Enterprises',
	table: 'enterprises',
	geometry: 'none',
	subject: 'enterprise',
	identity: ['code'],
	fields: [
		text('code', KEYS, 'unified social credit code', { required: true }),
		{
			name: 'codeScheme',
			type: 'choice',
			zh: ['代码类型'],
			en: 'code scheme',
			choices: { uscc: 'uscc', 统一社会信用代码: 'uscc', local: 'local', 自编码: 'local' },
		},
		text('name', ['企业名称', '单位名称', '纳税人名称', '单位详细名称', '名称'], 'name', { required: true }),
		text('registrationNo', ['工商注册号', '营业执照注册号'], 'old registration no. (15 digits)'),
		text('organisationCode', ['组织机构代码'], 'organisation code (9 characters)'),
		text('industry', ['行业代码', '国民经济行业代码', '所属行业', '行业'], 'industry (GB/T 4754)'),
		{
			name: 'industryEdition',
			type: 'integer',
			zh: ['行业代码版本', '行业分类版本'],
			en: 'GB/T 4754 edition',
			min: 2002,
			max: 2017,
		},
		date('establishedOn', ['成立日期', '注册日期', '成立时间'], 'established on'),
		yesNo('publicUtility', ['公用事业', '是否公用事业'], 'public utility'),
		reference('region', 'regions', 'region_id', ['所属区县', '区县代码', '行政区代码'], 'county'),
	],
};

export const occupancies: RecordKind = {
	name: 'occupancies',
	zh: '企业用地关系',
	en: 'Occupancies',
	table: 'occupancies',
	geometry: 'none',
	subject: 'enterprise',
	identity: ['enterprise', 'parcel', 'fromDate'],
	fields: [
		reference('enterprise', 'enterprises', 'subject_id', KEYS, 'enterprise', { required: true }),
		reference('parcel', 'parcels', 'parcel_id', ['宗地代码', 'ZDDM', '宗地编码', '地块编号'], 'parcel', { required: true }),
		date('fromDate', ['起始日期', '入驻日期', '租赁起始'], 'from'),
		date('toDate', ['终止日期', '退出日期', '租赁终止'], 'to'),
		{
			name: 'share',
			type: 'number',
			zh: ['分摊比例', '占比', '份额'],
			en: 'share of the enterprise’s figures',
			unit: '1',
			units: { '%': 0.01 },
			min: 0,
			max: 1,
		},
		text('shareBasis', ['分摊依据'], 'basis of the share'),
		{
			name: 'role',
			type: 'choice',
			zh: ['用地方式', '角色', '关系'],
			en: 'role',
			choices: { 自有: 'owner', 业主: 'owner', 产权人: 'owner', owner: 'owner', 租赁: 'tenant', 承租: 'tenant', 租户: 'tenant', tenant: 'tenant' },
		},
		{
			name: 'areaMu',
			type: 'number',
			zh: ['用地面积', '占用面积', '实际用地面积'],
			en: 'land used',
			unit: '亩',
			units: { 亩: 1, mu: 1, 'm²': 0.0015, m2: 0.0015, '㎡': 0.0015, 平方米: 0.0015, 公顷: 15, ha: 15 },
			min: 0,
		},
		{
			name: 'floorAreaM2',
			type: 'number',
			zh: ['租用建筑面积', '使用建筑面积', '建筑面积'],
			en: 'floor area used',
			unit: 'm²',
			min: 0,
		},
	],
};
