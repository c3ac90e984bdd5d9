import { nameKey } from "@/lib/domain/name-key";
import type { StatusMeaning } from "../mapping";

/**
 * What the usual status words mean. Approved to energise is not energised; what a utility removes or rejects was not given up by its
 * customer, so that it says nothing about dates.
 */
const words: [StatusMeaning, string][] = [
  [
    { means: "withdrawn" },
    "withdrawn;cancelled;canceled;abandoned;customer withdrawn;withdrawn by customer;철회;취소;사업취소;자진철회;포기;取下げ;取り下げ;撤回;中止;取消;撤案;放棄;放弃;retirado;retirada;cancelado;cancelada;desistido;desistida",
  ],
  [
    { means: "nothing_dated" },
    "active;pending;in progress;under review;under study;in study;study;queued;submitted;received;approved;on hold;suspended;inactive;planned;proposed;announced;terminated;removed;removed from queue;deactivated;rejected;denied;expired;approved to energise;approved to energize;approved for energisation;approved for energization;접수;접수완료;검토중;검토;심사중;진행중;보류;협의중;승인;계획;예정;반려;불허;審査中;検討中;受付;受付済;協議中;計画中;計画;承認;却下;審查中;审查中;受理;受理中;規劃中;规划中;核准;駁回;驳回;en estudio;en tramite;en revision;pendiente;activo;activa;aprobado;aprobada;suspendido;suspendida;rechazado;rechazada;planeado",
  ],
  [
    { means: "reached", kind: "service", step: "in_service" },
    "in service;in service commercial;operational;operating;in operation;live;commissioned;commercial operation;가동;가동중;운영중;상업운전;운영;稼働中;稼働;運用中;運転中;供用中;營運中;運營中;运营中;已投運;已投运;啟用;en operacion;en servicio;operativo;operando",
  ],
  [
    { means: "reached", kind: "grid_interconnect", step: "energised" },
    "energised;energized;수전완료;수전;송전중;受電済;受電中;通電済;已送電;已通電;已送电;energizado;energizada",
  ],
  [
    { means: "reached", kind: "works", key: "building", step: "started" },
    "under construction;construction;in construction;착공;공사중;건설중;시공중;工事中;建設中;施工中;着工済;興建中;在建;en construccion",
  ],
  [
    { means: "reached", kind: "works", key: "building", step: "completed" },
    "construction complete;construction completed;준공;완공;竣工;竣工済;完工",
  ],
  [
    { means: "reached", kind: "grid_interconnect", step: "agreement_signed" },
    "ia executed;ia signed;agreement signed;agreement executed;계약체결;契約締結済;已簽約;已签约;contrato firmado",
  ],
];

const byWord = new Map(
  words.flatMap(([meaning, list]) => list.split(";").map((word) => [nameKey(word), meaning] as const)),
);

/** What a status word usually means; null for a word that is not known, or only part of a longer one. */
export const meaningOfStatus = (word: string): StatusMeaning | null => byWord.get(nameKey(word)) ?? null;
