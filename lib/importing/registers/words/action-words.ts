import { wordList } from "./word-list";

/** What happens on a date, in the words of the titles of columns. */
export const filed = wordList(
  "filed;filing;applied;application;submitted;submission;신청;접수;申請;申请;提出;受理;solicitud;ingreso;presentacion",
);
export const granted = wordList(
  "granted;grant;issued;issue;approved;approval;permitted;obtained;허가일;승인;취득;인가;통과;발급;許可日;取得;認可;承認;核發;核准;核发;批准;取得;otorg*;aprob*;expedicion;expedid*;concedid*",
);
export const refused = wordList("refused;rejected;denied;불허;반려;거부;却下;不許可;駁回;驳回;否決;rechaz*;negad*");
export const ordered = wordList(
  "order;ordered;purchase order;procurement;발주;주문;発注;注文;訂購;订购;下單;采购;採購;pedido;orden;compra",
);
export const shipped = wordList("shipped;shipment;shipping;출하;선적;出荷;出貨;出货;發貨;发货;embarque;envio");
export const delivered = wordList(
  "delivery;delivered;arrival;납품;납기;입고;반입;인도;納入;納期;搬入;到貨;到货;交貨;交货;交付;entrega;llegada",
);
export const installed = wordList("installed;installation;설치;据付;設置;安裝;安装;instalacion");
export const signed = wordList(
  "signed;signing;executed;execution;signature;contract date;agreement date;체결;계약일;締結;契約日;簽訂;簽署;签订;签署;簽約;签约;firma;firmad*;suscripcion",
);
export const supply = wordList(
  "supply start;start of supply;delivery start;공급개시;공급시작;供給開始;供電開始;开始供电;inicio de suministro",
);
export const ended = wordList("complet*;finish*;준공;완공;완료;竣工;完成;完工;fin;termin*;conclusion");
export const service = wordList(
  "in service;in service date;cod;commercial operation*;ready for service;rfs;go live;operational;operation date;opening;online date;가동;상업운전;운영개시;운전개시;서비스개시;개소;運転開始;運用開始;稼働;開業;供用開始;サービス開始;啟用;启用;投運;投运;投產;投产;商轉;上線;上线;puesta en servicio;entrada en operacion;entrada en servicio;operacion comercial;inicio de operacion*",
);
