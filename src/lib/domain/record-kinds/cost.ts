import { date, money, reference, text, yesNo, type RecordKind } from './record-kind.ts';

/** 腾退成本: what vacating a parcel costs by item, and what stands against it. An empty item is unknown, 0 is nothing to pay. */
export const costs: RecordKind = {
	name: 'costs',
	zh: '腾退成本',
	en: 'Vacating costs',
	table: 'vacating_costs',
	geometry: 'none',
	subject: 'parcel',
	identity: ['parcel'],
	fields: [
		reference('parcel', 'parcels', 'subject_id', ['宗地代码', 'ZDDM', '宗地编码', '地块编号'], 'parcel', {
			required: true,
		}),
		money('acquisitionWan', ['收购补偿', '收回补偿', '收储补偿', '土地收购补偿', '补偿费'], 'acquisition'),
		money('relocationWan', ['搬迁补偿', '搬迁费', '停产停业损失补偿'], 'relocation'),
		money('demolitionWan', ['拆除费', '拆除费用', '拆迁费', '建筑物拆除费'], 'demolition'),
		money(
			'arrearsWan',
			['欠缴土地价款和税费', '欠缴费用', '欠缴税费', '欠缴金额', '欠缴'],
			'arrears to be settled',
		),
		money('leaseWan', ['租约清退', '租约清退费', '租赁清退补偿', '清租补偿'], 'settlement of leases'),
		money('staffWan', ['职工安置', '职工安置费', '人员安置费'], 'settlement of staff'),
		money('soilSurveyWan', ['土壤调查', '土壤调查费', '土壤污染状况调查费'], 'soil investigation'),
		money('soilCleanupWan', ['土壤修复', '土壤修复费', '土壤治理修复费'], 'soil clean-up'),
		yesNo('mortgaged', ['是否抵押', '抵押'], 'mortgaged'),
		yesNo('seized', ['是否查封', '查封'], 'seized by a court'),
		yesNo('disputed', ['是否有争议', '权属争议', '争议'], 'title disputed'),
		text(
			'basis',
			['依据', '成本依据', '测算依据'],
			'what the figures rest on (appraisal, agreement, estimate)',
		),
		date('valuedOn', ['估价日期', '评估日期', '测算日期'], 'valued on'),
		text('note', ['备注', '说明'], 'note'),
	],
};
