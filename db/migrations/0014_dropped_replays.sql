-- A replay that is dropped changes the track record as one that is stored does.
CREATE CONSTRAINT TRIGGER stored_results_dropped AFTER DELETE ON stored_results DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.kind = 'replay') EXECUTE FUNCTION results_follow();
