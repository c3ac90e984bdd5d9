import type { Actor } from "@/lib/domain/actor";
import type { IndicatorInput } from "@/lib/domain/indicator-input";
import type { Db } from "../client";
import { findIndicatorPlace } from "../queries/find-indicator-place";
import {
  acceleratorOrders,
  gridInterconnects,
  indicators,
  permits,
  ppas,
  transformerOrders,
  waterRights,
  works,
} from "../schema";
import { type SavedRow, saveRow } from "./save-row";
import { touchSite } from "./touch-site";

/** The indicator, known by its site, phase, kind and key, with the row of its kind. @returns its id */
export async function saveIndicator(db: Db, _actor: Actor, input: IndicatorInput): Promise<number> {
  const { kind, key } = input;
  const place = await findIndicatorPlace(db, input);
  const { detail: _, ...values } = { detail: undefined, ...input };
  const indicator = await saveRow(db, indicators, { ...place, kind, key }, { ...values, ...place });
  const detail = await saveDetail(db, indicator.row.id, input);
  if (indicator.state !== "unchanged" || (detail && detail.state !== "unchanged"))
    await touchSite(db, { siteId: place.siteId });
  return indicator.row.id;
}

async function saveDetail(db: Db, indicatorId: number, input: IndicatorInput): Promise<SavedRow<unknown> | null> {
  switch (input.kind) {
    case "service":
    case "generation":
    case "land":
    case "financing":
    case "site":
      return null;
    case "works":
      return saveRow(db, works, { indicatorId }, input.detail);
    case "grid_interconnect":
      return saveRow(db, gridInterconnects, { indicatorId }, input.detail);
    case "transformer_order":
      return saveRow(db, transformerOrders, { indicatorId }, input.detail);
    case "ppa":
      return saveRow(db, ppas, { indicatorId }, input.detail);
    case "permit":
      return saveRow(db, permits, { indicatorId }, input.detail);
    case "water_right":
      return saveRow(db, waterRights, { indicatorId }, input.detail);
    case "accelerator_order":
      return saveRow(db, acceleratorOrders, { indicatorId }, input.detail);
  }
}
