import type { ColumnMeaning } from "../mapping";
import { says, wordList } from "./word-list";

type PlainField = Exclude<ColumnMeaning["field"], "date" | "counterparty" | "indicator_megawatts" | "skip">;

/** How registers in English, Korean, Japanese, Chinese and Spanish call their columns; the first field that fits is meant. */
const words: [PlainField, string][] = [
  [
    "known_on",
    "last updated;updated;updated on;as of;data date;report date;기준일;갱신일;최종수정일;업데이트;更新日;基準日;資料日期;数据日期;截至;fecha de actualizacion;actualizado;actualizacion",
  ],
  [
    "status_on",
    "status date;date of status;withdrawal date;withdrawn date;withdrawn on;date withdrawn;w d date;cancellation date;상태변경일;상태일;철회일;취소일;ステータス日;取下日;狀態日期;状态日期;撤回日期;fecha de estatus;fecha de retiro;fecha de cancelacion;fecha del estado",
  ],
  [
    "status",
    "status;request status;project status;application status;queue status;상태;진행상황;진행상태;진행단계;처리상태;추진현황;추진단계;진행현황;ステータス;状況;進捗;状態;狀態;状态;進度;进度;辦理情形;現況;estatus;situacion;estado del;estado de la;estado actual",
  ],
  [
    "register_id",
    "queue;queue pos;queue position;queue number;queue no;queue id;request id;request number;request no;project id;project number;project no;application id;application no;application number;case no;case number;reference;reference no;ref;permit no;permit number;docket;file number;inr;id;접수번호;접수no;관리번호;신청번호;사업번호;고객번호;허가번호;공고번호;일련번호;번호;受付番号;申請番号;整理番号;管理番号;案件番号;番号;申請編號;申请编号;案件編號;案號;案号;受理編號;編號;编号;expediente;folio;numero de solicitud;no de solicitud;n de solicitud;numero de expediente;clave",
  ],
  ["latitude", "latitude;lat;위도;緯度;纬度;latitud"],
  ["longitude", "longitude;lon;long;lng;경도;経度;經度;经度;longitud"],
  [
    "local_name",
    "local name;name local;native name;korean name;japanese name;chinese name;국문명;한글명;국문 사업명;原名;nombre local",
  ],
  [
    "alias",
    "alias;aliases;also known as;aka;former name;other names;별칭;이명;구 명칭;別名;别名;通称;alias;otro nombre",
  ],
  [
    "utility",
    "utility;utility name;transmission owner;connecting utility;distribution company;tsp;tdsp;tdu;전력회사;전력사;송전사업자;배전사업자;電力会社;送配電事業者;一般送配電;電力公司;电力公司;電網公司;电网公司;供電單位;供电单位;empresa electrica;compania electrica;distribuidora;transmisor;empresa distribuidora",
  ],
  ["owner", "owner;site owner;building owner;소유자;소유주;건물주;所有者;業主;业主;所有人;propietario;dueno"],
  [
    "user",
    "tenant;tenants;end user;user;users;occupant;임차인;입주사;이용자;사용자;利用者;テナント;利用企業;租戶;租户;用戶;用户;承租;inquilino;arrendatario;usuario;usuario final",
  ],
  [
    "name",
    "project name;project;site name;site;facility name;facility;campus;name;name of project;name of site;load name;data center;data centre;datacenter;data center name;데이터센터명;데이터센터 명칭;사업명;프로젝트명;시설명;건물명;부지명;과제명;명칭;데이터센터;案件名;施設名;プロジェクト名;事業名;データセンター名;名称;項目名稱;项目名称;計畫名稱;专案名称;專案名稱;案名;名稱;數據中心;数据中心;資料中心;nombre;nombre del proyecto;proyecto;centro de datos;denominacion",
  ],
  [
    "operator",
    "developer;interconnection customer;applicant;operator;customer;customer name;sponsor;company;company name;proponent;사업자;신청인;신청자;운영사;운영자;시행사;고객명;업체명;회사명;기업명;사업주체;事業者;申請者;運営者;運営会社;開発者;会社名;開發商;开发商;申請人;申请人;營運商;运营商;運營商;公司;企業;企业;建設單位;建设单位;desarrollador;desarrolladora;solicitante;operador;operadora;promotor;promovente;empresa;titular;compania",
  ],
  ["economy", "country;economy;nation;country code;국가;국가명;국가 지역;国名;國家;国家;國別;国别;pais"],
  [
    "region",
    "state;province;region;prefecture;state province;시도;시·도;광역시도;지역;도;都道府県;地域;縣市;县市;省份;省市;省;地區;地区;provincia;region;comunidad autonoma;departamento;entidad federativa",
  ],
  [
    "locality",
    "county;city;town;municipality;location;address;locality;place;township;시군구;시·군·구;소재지;주소;위치;읍면동;사업지;사업위치;市区町村;所在地;住所;場所;地址;地點;地点;鄉鎮;城市;位置;行政區;municipio;ciudad;localidad;ubicacion;direccion;condado;comuna;poblacion",
  ],
  [
    "phase",
    "phase;phase name;stage;building;building no;단계;차수;동;フェーズ;期;棟;期別;期别;期數;阶段;階段;fase;etapa;edificio",
  ],
  ["site_type", "site type;type of site;부지 유형"],
  [
    "note",
    "note;notes;remark;remarks;comment;comments;비고;특이사항;備考;備註;备注;說明;说明;observaciones;observacion;notas;comentarios",
  ],
];

const lists = words.map(([field, list]) => ({ field, list: wordList(list) }));
const exact = new Map(
  lists.flatMap(({ field, list }) => [...list].reverse().map(({ text }) => [text, field] as const)),
);

/** The field that a title names, as a whole before in a part of it; null for none. @param key of `nameKey` */
export const fieldOfTitle = (key: string): PlainField | null =>
  exact.get(key) ?? lists.find(({ list }) => says(key, list))?.field ?? null;
