/**
 * The core of the library, floors 0 to 4: pure, without dependencies, the same live and in a
 * backtest.
 */

export { asBuys } from './decision/asBuys.js'
export type {
  DiffConfig,
  ExactDiff,
  FairValueConfig,
  PatientDiff,
  PointFairValue,
  QuoteConfig,
  RecommendedConfig,
  SeedConfig,
  SettledFairValue,
} from './decision/config.js'
export * as CutReason from './decision/cutReason.js'
export { decideQuotes } from './decision/decideQuotes.js'
export type { DiffAction } from './decision/diffActions.js'
export {
  type BudgetedDiff,
  type CutAction,
  type Decided,
  diffWithinBudget,
} from './decision/diffWithinBudget.js'
export type { ExplainedQuote, PriceTerms, StandingOrders } from './decision/explainedQuote.js'
export {
  type ExplainedTerms,
  type Explanation,
  explainQuotes,
} from './decision/explainQuotes.js'
export { fairPrice } from './decision/fairPrice.js'
export type { Amendment, Explain, OrderDiff } from './decision/orderDiff.js'
export { presets } from './decision/presets.js'
export { recommendedOutlook } from './decision/recommendedOutlook.js'
export type { PrintedSoFar, QuoteState } from './decision/state.js'
export * as Violation from './decision/violation.js'
export { violations } from './decision/violations.js'
export { apply } from './desk/apply/apply.js'
export type { Agreement, AssetPricing } from './desk/assetPricing.js'
export { dailyLoss } from './desk/decide/dailyLoss.js'
export { decide } from './desk/decide/decide.js'
export { type DeskScope, decideWith } from './desk/decide/decideWith.js'
export type { MarketDecider } from './desk/decide/decisionContext.js'
export type {
  AmendAction,
  CancelAction,
  CutOrder,
  Delayed,
  DeskActions,
  DeskCut,
  DeskHalt,
  Disagreement,
  MarketDecision,
  MergeAction,
  PlaceAction,
  SentActions,
  Worth,
} from './desk/decide/deskActions.js'
export type {
  ChecksConfig,
  DeskConfig,
  GroupConfig,
  ScoreTerms,
  SelectionConfig,
} from './desk/decide/deskConfig.js'
export { type MarketScore, selectMarkets } from './desk/decide/selectMarkets.js'
export * as Desk from './desk/desk.js'
export * as DeskAnomaly from './desk/deskAnomaly.js'
export type { DeskConditions, VenueTold } from './desk/deskConditions.js'
export type {
  Booking,
  DeskEvent,
  DeskFill,
  DeskMarketEvent,
  OrderNews,
  OutlookEvent,
  PriceEvent,
  Snapshot,
  VenueOrder,
  VenuePosition,
} from './desk/deskEvent.js'
export * as DeskViolation from './desk/deskViolation.js'
export { deskViolations } from './desk/deskViolations.js'
export * as Dictionary from './desk/dictionary.js'
export type { Account } from './desk/ledger/account.js'
export type { EquityMark, EquityTrail } from './desk/ledger/equityTrail.js'
export type { LedgerExposure } from './desk/ledger/exposure.js'
export type { Fill } from './desk/ledger/fill.js'
export type { Holding, KnownMarks, Marks } from './desk/ledger/holding.js'
export * as Ledger from './desk/ledger/ledger.js'
export * as LedgerAnomaly from './desk/ledger/ledgerAnomaly.js'
export type { LedgerEvent, LedgerMarketEvent, Resolution } from './desk/ledger/ledgerEvent.js'
export * as MarketLedger from './desk/ledger/marketLedger.js'
export * as Micro from './desk/ledger/micro.js'
export { type Bounds, type MarketWorstCase, worstCase } from './desk/ledger/worstCase.js'
export type { MarketSeen } from './desk/marketSeen.js'
export * as ClientOrderId from './desk/orders/clientOrderId.js'
export type { Forgotten } from './desk/orders/forgotten.js'
export type { Order, OrderFill, OrderRequest } from './desk/orders/order.js'
export * as OrderAnomaly from './desk/orders/orderAnomaly.js'
export * as OrderLife from './desk/orders/orderLife.js'
export type { OrderFilled, OrderMessage, OrderReport } from './desk/orders/orderMessage.js'
export type { OrderState } from './desk/orders/orderState.js'
export * as Bar from './market/bar.js'
export * as Decimal from './market/decimal.js'
export * as FeeCurve from './market/feeCurve.js'
export * as Grid from './market/grid.js'
export * as GridFault from './market/gridFault.js'
export { gridOfRanges, type PriceRange } from './market/gridOfRanges.js'
export type { Book, DailyPnl, Market, Position, Spot, StruckMarket } from './market/market.js'
export type { NewOrder, OrderStatus, RestingOrder } from './market/order.js'
export { pointBar } from './market/pointBar.js'
export * as PriceBands from './market/priceBands.js'
export * as Reason from './market/reason.js'
export { type Regridded, regrid, type StandingOrder } from './market/regrid.js'
export * as Settlement from './market/settlement.js'
export * as Side from './market/side.js'
export * as SizeRules from './market/sizeRules.js'
export * as Units from './market/units.js'
export { type PolymarketTick, type VenueGrids, venueGrids } from './market/venueGrids.js'
export { type VenueSettlements, venueSettlements } from './market/venueSettlements.js'
export { type VenueSizeRules, venueSizeRules } from './market/venueSizeRules.js'
export * as BivariateNormal from './math/bivariateNormal.js'
export * as Fold from './math/fold.js'
export { isotonic } from './math/isotonic.js'
export * as Logistic from './math/logistic.js'
export { expit, logit } from './math/logit.js'
export { logRatio } from './math/logRatio.js'
export * as Normal from './math/normal.js'
export * as StudentT from './math/studentT.js'
export { averageMoments } from './pricing/averageMoments.js'
export * as Claim from './pricing/claim.js'
export { type ClaimMove, claimDynamics, type VarianceLeft } from './pricing/claimDynamics.js'
export type { FairValueModel } from './pricing/d2.js'
export { deviationOfMove } from './pricing/deviationOfMove.js'
export { diffusionLeft } from './pricing/diffusionLeft.js'
export { type Digital, fairValue } from './pricing/fairValue.js'
export {
  type FairValueBand,
  fairValueBand,
  type UncertainDigital,
} from './pricing/fairValueBand.js'
export { fitSmile, type SmileFit, type StrikeLadder } from './pricing/fitSmile.js'
export { horizonFactor } from './pricing/horizonFactor.js'
export {
  type BinaryPrice,
  type ImpliedVolatility,
  impliedVolatility,
  type NoVolatility,
  type VolatilityRoot,
} from './pricing/impliedVolatility.js'
export { type FreeLunch, type LadderAsks, ladderArbitrage } from './pricing/ladderArbitrage.js'
export type { LadderQuote } from './pricing/ladderPoint.js'
export * as Link from './pricing/link.js'
export type { Moments } from './pricing/moments.js'
export { pooled } from './pricing/pooled.js'
export { type Sensitivities, sensitivities } from './pricing/sensitivities.js'
export type { SettledLaw } from './pricing/settledLaw.js'
export { settledMoments } from './pricing/settledMoments.js'
export { settledProbability } from './pricing/settledProbability.js'
export type { SettledTerm } from './pricing/settledTerm.js'
export { settledTerms } from './pricing/settledTerms.js'
export * as Smile from './pricing/smile.js'
export type { TrimmedInside } from './pricing/trimmedInside.js'
export { breakEvenHalfSpread, type Sniping } from './quoting/breakEvenHalfSpread.js'
export { halfSpread, type LatencySpread } from './quoting/halfSpread.js'
export * as Ladder from './quoting/ladder.js'
export { type LogitSkew, logitSkew } from './quoting/logitSkew.js'
export { type LateLoser, losingSide, type StopLoserConfig } from './quoting/losingSide.js'
export { type SizeConfig, size } from './quoting/size.js'
export { type LinearSkew, type SkewConfig, skew } from './quoting/skew.js'
export { type DynamicSpread, type SpreadConfig, spread } from './quoting/spread.js'
export * as Tier from './quoting/tier.js'
export { type WithoutEdge, withoutEdge } from './quoting/withoutEdge.js'
export * as Alert from './risk/alert.js'
export type { AlertConfig, AlertFacts } from './risk/alertConditions.js'
export { type ActiveAlert, type AlertEvent, type AlertsState, alerts } from './risk/alerts.js'
export { apartSince, type TwoOpinions } from './risk/apartSince.js'
export type { FillableOrder } from './risk/asYes.js'
export type {
  Check,
  CheckContext,
  CheckedMarket,
  CheckedModel,
  CheckedOrder,
  LiveOrder,
} from './risk/checkContext.js'
export { type HaltConfig, haltTag } from './risk/haltTag.js'
export * as KillSwitch from './risk/killSwitch.js'
export type { MetricFact, MetricsConfig } from './risk/metricFact.js'
export type { Series } from './risk/metricSeries.js'
export { type MetricsState, metrics } from './risk/metrics.js'
export { type MetricFamily, openMetrics, type Sample } from './risk/openMetrics.js'
export { preTradeChecks } from './risk/preTradeChecks.js'
export * as RateBudget from './risk/rateBudget.js'
export * as Rejection from './risk/rejection.js'
export * as RiskLimits from './risk/riskLimits.js'
export * as Room from './risk/room.js'
export {
  type Exposure,
  type PayoffRule,
  scenarioWorstCase,
  type WorstCase,
} from './risk/scenarioWorstCase.js'
export { venueRates } from './risk/venueRates.js'
export { type Action, type Admitted, type Purpose, withinBudget } from './risk/withinBudget.js'
export { basisOf } from './signals/basisOf.js'
export { consensus } from './signals/consensus.js'
export { type Consensus, consensusAt, type SourceView } from './signals/consensusAt.js'
export type { ConsensusConfig, SourceConfig, SourcePrice } from './signals/consensusConfig.js'
export type { ConsensusState, SourceState } from './signals/consensusState.js'
export type { FeedPair, LagConfig } from './signals/lagSums.js'
export { type LeadLag, leadLag } from './signals/leadLag.js'
export * as SourceReason from './signals/sourceReason.js'
export { bipower } from './volatility/bipower.js'
export { type BlendConfig, blend, type Opinion } from './volatility/blend.js'
export {
  type CloseToCloseConfig,
  type CloseToCloseState,
  closeToClose,
  type VolatilityEstimate,
} from './volatility/closeToClose.js'
export type { IntervalConfig } from './volatility/estimateVolatility.js'
export { type EwmaConfig, type EwmaEstimate, type EwmaState, ewma } from './volatility/ewma.js'
export { type AgreeingEstimate, finestAgreeing } from './volatility/finestAgreeing.js'
export {
  type ClockFit,
  fitSeasonalClock,
  type SeasonalFitConfig,
  type SeasonalFitState,
} from './volatility/fitSeasonalClock.js'
export type { Forecast, Horizon } from './volatility/forecast.js'
export { garmanKlass } from './volatility/garmanKlass.js'
export type { GridReturn } from './volatility/gridReturn.js'
export { type HalfLivesConfig, type HalfLivesState, halfLives } from './volatility/halfLives.js'
export type { HorizonRow } from './volatility/horizonRow.js'
export { medianRealisedVariance } from './volatility/medianRealisedVariance.js'
export * as Minutes from './volatility/minutes.js'
export { type OutlookState, outlook } from './volatility/outlook.js'
export type { OutlookForecast, OutlookQuestion } from './volatility/outlookAnswer.js'
export type {
  GaugeKind,
  OutlookCircumstance,
  OutlookConfig,
  OutlookError,
  OutlookGauge,
  OutlookModel,
  OutlookTerm,
  OutlookTrend,
} from './volatility/outlookConfig.js'
export type { GaugesState } from './volatility/outlookGauges.js'
export type { BarsState, BarVariance } from './volatility/overBars.js'
export type { RealisedConfig, ScaledConfig } from './volatility/overReturns.js'
export { parkinson } from './volatility/parkinson.js'
export type { PlaceSums } from './volatility/placeSums.js'
export { realisedKernel } from './volatility/realisedKernel.js'
export { realisedVariance } from './volatility/realisedVariance.js'
export type { Recent } from './volatility/recent.js'
export { rogersSatchell } from './volatility/rogersSatchell.js'
export { type SampledConfig, type SampledState, sampled } from './volatility/sampled.js'
export * as SeasonalClock from './volatility/seasonalClock.js'
export { subsampled } from './volatility/subsampled.js'
export type { Tail } from './volatility/tail.js'
export * as TermStructure from './volatility/termStructure.js'
export { twoScale } from './volatility/twoScale.js'
export {
  type ScaleVariance,
  type SignatureConfig,
  varianceSignature,
} from './volatility/varianceSignature.js'
